# storywatch: the whole program in one process, with SQLite in /data. Needs STORYWATCH_ACCESS_TOKEN-like protection: Access__Token.
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/StoryWatch -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app /data
USER app
VOLUME /data
EXPOSE 5080
ENTRYPOINT ["/app/storywatch"]
CMD ["serve", "--data", "/data", "--urls", "http://*:5080"]
