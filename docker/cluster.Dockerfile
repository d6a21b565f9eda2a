# storywatch-cluster: silo and gateway in one image; the command says which.
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The page is built by the .NET build.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/StoryWatch.Cluster -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
ENV PATH="/app:${PATH}" DOTNET_gcServer=0
USER app
# Gateway: 5080 (API, hub, page). Silo: 11111 (silos), 30000 (gateways), 5090 (health).
EXPOSE 5080 5090 11111 30000
ENTRYPOINT ["storywatch-cluster"]
CMD ["--help"]
