-- Editors' marks on stories. A mark that is not set is null. Times are UTC ticks.
create table story_mark (
    story text primary key,
    pinned_by text,
    pinned_at bigint,
    muted_until bigint,
    muted_by text,
    muted_at bigint,
    acknowledged_through bigint,
    acknowledged_by text,
    acknowledged_at bigint,
    assigned_to text,
    assigned_by text,
    assigned_at bigint
);
