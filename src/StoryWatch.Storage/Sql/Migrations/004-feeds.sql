-- The feeds of the desk: what an editor decides as columns, what polling taught as JSON. Times are UTC ticks.
create table feed (
    id text primary key,
    url text not null unique,
    scope text not null,
    title text,
    outlet text,
    format text not null,
    paused bigint not null,
    fetch_articles bigint not null,
    -- When it is polled next; null for never.
    due bigint,
    -- When an editor last asked for it, and when it was last polled: asked for after that, it is due whatever else.
    asked bigint not null default 0,
    attempted bigint not null default 0,
    state {blob} not null,
    rhythm {blob},
    hub {blob}
);

create index feed_due on feed (due) where due is not null;

create table feed_item (
    feed text not null,
    key text not null,
    article text not null,
    mark bigint not null,
    updated bigint,
    seen bigint not null,
    primary key (feed, key)
);

create table feed_alert (
    sequence {sequence} primary key,
    feed text not null,
    url text not null,
    title text,
    at bigint not null,
    health_before text not null,
    health_after text not null,
    reason text not null
);
