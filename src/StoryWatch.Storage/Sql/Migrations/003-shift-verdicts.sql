-- What editors say of a shift that is true and no news; and shifts are asked for by their id alone.
alter table shift_view add column dismissed text;

create index shift_view_id on shift_view (id);
