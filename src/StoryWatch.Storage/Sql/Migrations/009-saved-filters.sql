-- Filters of the board that all editors share. Times are UTC ticks.
create table saved_filter (
    name text primary key,
    query text not null,
    saved_by text not null,
    saved_at bigint not null
);
