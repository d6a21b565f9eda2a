-- What the API reads, projected from the journal. Times are UTC ticks; 0 stands for none, so that they sort by index.
create table story_view (
    id text primary key,
    title text not null,
    opened_at bigint not null,
    last_article_at bigint not null,
    last_shift_at bigint not null,
    articles bigint not null,
    sources bigint not null,
    shifts bigint not null,
    last_sequence bigint not null,
    last_shift bigint not null,
    merged_into text
);

create index story_view_newest on story_view (last_shift_at desc, last_article_at desc, id);

create table article_view (
    story text not null,
    id text not null,
    sequence bigint not null,
    revision bigint not null,
    outlet text,
    title text,
    url text,
    at bigint not null,
    development text not null,
    copy_of text,
    source_group text not null,
    state text not null,
    primary key (story, id)
);

create table shift_view (
    sequence {sequence} primary key,
    story text not null,
    id text not null,
    sources bigint not null,
    severity bigint not null,
    corrected text,
    data {blob} not null,
    unique (story, id)
);

create index shift_view_story on shift_view (story, sequence);

create table proposal_view (
    sequence {sequence} primary key,
    story text not null,
    kind text not null,
    other text not null,
    developments text not null,
    evidence text not null,
    state text not null,
    at bigint not null
);

create index proposal_view_story on proposal_view (story, sequence);
