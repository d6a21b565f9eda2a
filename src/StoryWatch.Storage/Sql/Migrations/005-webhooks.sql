-- Who is told what, and what became of it. Times are UTC milliseconds.
create table webhook (
    id text primary key,
    data {blob} not null,
    health {blob} not null
);

-- How far the journal was told to webhooks; the version rises with every change of one.
create table webhook_mark (
    only_row bigint primary key check (only_row = 1),
    epoch bigint not null,
    sequence bigint not null,
    version bigint not null
);

insert into webhook_mark (only_row, epoch, sequence, version) values (1, 0, 0, 0);

-- One message to one endpoint: state 0 pending, 1 delivered, 2 dead.
create table webhook_delivery (
    sequence {sequence} primary key,
    webhook text not null,
    id text not null unique,
    type text not null,
    story text not null,
    send_order text not null,
    event bigint not null,
    severity bigint not null,
    body {blob} not null,
    state bigint not null,
    attempts bigint not null,
    due_ms bigint not null,
    created_ms bigint not null
);

create index webhook_delivery_of on webhook_delivery (webhook, sequence);

create index webhook_delivery_pending on webhook_delivery (webhook, sequence) where state = 0;

create index webhook_delivery_dead on webhook_delivery (webhook, sequence) where state = 2;

create table webhook_attempt (
    sequence {sequence} primary key,
    webhook text not null,
    delivery bigint not null,
    number bigint not null,
    at_ms bigint not null,
    took_ms bigint not null,
    status bigint,
    error text,
    answer text,
    state bigint not null,
    next_ms bigint
);

create index webhook_attempt_of on webhook_attempt (webhook, sequence);

-- What a subscription's pace holds back.
create table webhook_held (
    webhook text not null,
    event bigint not null,
    id text not null,
    type text not null,
    story text not null,
    severity bigint not null,
    release_ms bigint not null,
    body {blob} not null,
    primary key (webhook, event)
);

create table webhook_window (
    webhook text not null,
    story text not null,
    until_ms bigint not null,
    primary key (webhook, story)
);

-- Events that could not be taken.
create table webhook_set_aside (
    sequence {sequence} primary key,
    epoch bigint not null,
    reason text not null,
    at_ms bigint not null
);

create table operator_event (
    sequence {sequence} primary key,
    at_ms bigint not null,
    name text not null,
    subject text not null,
    detail text not null
);
