FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/PublicationsCatalogue -c Release -r linux-x64 -o /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app:app /data
# Diagnostics off: their sockets would want a writable root. On a single processor .NET else waits ten times as long before it
# compiles for speed.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Catalogue__DataDirectory=/data \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_TC_DelaySingleProcMultiplier=1
VOLUME /data
EXPOSE 8080
USER app
# The image has neither curl nor wget; bash speaks enough HTTP for one question.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
ENTRYPOINT ["./PublicationsCatalogue"]
