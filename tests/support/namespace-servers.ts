// Servers that a laboratory has running before any test: of HTTP and of DNS. They end with their host.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NamespaceHost } from './namespaces.ts';

/** Ports of the HTTP server: nginx speaks HTTP/2 without TLS only on a port of its own. */
export const httpPorts = { http1: 8080, http2: 8081 } as const;

/** A file of queries for the DNS server of `startDns`, one name that it knows and one that it does not. */
export const dnsQueries = 'www.example.test A\nnothing.example.test A\n';

/** Starts nginx with one file, of 64 bytes at `/64`; it listens when this returns. */
export function startHttp(host: NamespaceHost, folder: string): void {
  writeFileSync(path.join(folder, '64'), 'x'.repeat(64));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const configuration = `
    user root;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log ${folder}/nginx.log;
    events {}
    http {
      access_log off;
      keepalive_requests 1000000000;
      ${places}
      root ${folder};
      server { listen ${host.dataAddress}:${httpPorts.http1}; }
      server { listen ${host.dataAddress}:${httpPorts.http2} http2; }
    }`;
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, configuration);
  host.run('nginx', '-c', file, '-e', `${folder}/nginx.log`);
}

/** Starts NSD with one zone on port 53; it answers when this returns. */
export function startDns(host: NamespaceHost, folder: string): void {
  const zone = `
$ORIGIN example.test.
$TTL 60
@ IN SOA ns hostmaster 1 3600 600 86400 60
@ IN NS ns
ns IN A ${host.dataAddress}
www IN A 192.0.2.1
`;
  writeFileSync(path.join(folder, 'example.test.zone'), zone);
  const configuration = `
server:
  ip-address: ${host.dataAddress}
  username: ""
  chroot: ""
  zonesdir: "${folder}"
  database: ""
  pidfile: "${folder}/nsd.pid"
  xfrdfile: "${folder}/xfrd.state"
  xfrdir: "${folder}"
  zonelistfile: "${folder}/zone.list"
  logfile: "${folder}/nsd.log"
remote-control:
  control-enable: no
zone:
  name: example.test
  zonefile: example.test.zone
`;
  const file = path.join(folder, 'nsd.conf');
  writeFileSync(file, configuration);
  host.run('nsd', '-c', file);
}
