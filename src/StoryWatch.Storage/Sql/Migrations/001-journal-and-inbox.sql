-- The journal of all stories. Sequences have no gaps: they are given under the writer's lock.
create table journal (
    sequence {sequence} primary key,
    story text not null,
    version bigint not null,
    name text not null,
    data {blob} not null,
    unique (story, version)
);

-- One row a revision of an article. Narrow, since settling rewrites it; the article itself is kept beside it, once.
create table inbox (
    sequence {sequence} primary key,
    id text not null,
    revision bigint not null,
    fingerprint bigint not null,
    embargo bigint,
    settled bigint not null default 0,
    story text,
    development text,
    copy_of text,
    source_group text,
    unique (id, revision)
);

create index inbox_pending on inbox (sequence) where settled = 0;

create index inbox_embargo on inbox (embargo) where embargo is not null;

create table inbox_article (
    sequence {sequence} primary key,
    article {blob} not null
);

create table checkpoint (
    name text primary key,
    sequence bigint not null
);

create table snapshot (
    name text primary key,
    sequence bigint not null,
    data {blob} not null
);

create table lease (
    name text primary key,
    holder text not null,
    until_ms bigint not null
);
