-- Access tokens: a digest of each, never the token. Times are UTC ticks.
create table access_token (
    id text primary key,
    name text not null,
    role text not null,
    digest {blob} not null,
    created_at bigint not null,
    created_by text not null,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint
);
