-- What the search finds, made from the journal: what is shown, and beside it the words that it is found by.
create table search_entry (
    id {sequence} primary key,
    kind text not null,
    story text not null,
    item text not null,
    at bigint not null,
    text text not null,
    article text,
    outlet text,
    speaker text,
    shift text,
    unique (story, kind, item)
);

create index search_entry_article on search_entry (article) where article is not null;

{search_words};
