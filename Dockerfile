# An image with Obelus, made of the .deb that `scripts/package` leaves in dist/:
#     scripts/package && docker build -t obelus . && docker run --rm -v "$PWD:/text" obelus check .
FROM debian:12-slim
COPY dist/obelus_*.deb /tmp/
RUN apt-get update \
    && apt-get install --no-install-recommends -y /tmp/obelus_*.deb \
    && rm -rf /tmp/obelus_*.deb /var/lib/apt/lists/*
WORKDIR /text
ENTRYPOINT ["obelus"]
CMD ["--help"]
