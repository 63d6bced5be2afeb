# docker build -t khuyencong .
# docker build --build-arg PG_MAJOR=17 -t khuyencong:17 .
ARG PG_MAJOR=15
ARG DEBIAN_CODENAME=bookworm
FROM postgres:${PG_MAJOR}-${DEBIAN_CODENAME}
ARG PG_MAJOR

COPY . /usr/src/khuyencong

RUN apt-get update && \
	apt-get install -y --no-install-recommends build-essential postgresql-server-dev-${PG_MAJOR} && \
	cd /usr/src/khuyencong && \
	make clean && \
	make && \
	make install && \
	mkdir /usr/share/doc/khuyencong && \
	cp -r LICENSE README.md doc /usr/share/doc/khuyencong && \
	cd / && \
	rm -r /usr/src/khuyencong && \
	apt-get purge -y build-essential postgresql-server-dev-${PG_MAJOR} && \
	apt-get autoremove --purge -y && \
	rm -rf /var/lib/apt/lists/*
