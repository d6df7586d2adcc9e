import { httpPorts } from '../../../../support/namespace-servers.ts';
import type { ToolCase } from './tool-case.ts';

const { http1, http2 } = httpPorts;

/** Tools that ask a server which runs already. */
export const requestCases: readonly ToolCase[] = [
  {
    toolId: 'wrk',
    part: 'wrk',
    parameters: { duration: 1, port: http1, path: '/64' },
    client: 'wrk --latency -t 2 -c 10 -d 1s --timeout 2s http://10.213.0.2:8080/64',
    shows: 'points',
  },
  {
    toolId: 'ab',
    part: 'ab',
    parameters: { requests: 2000, timeLimit: 5, port: http1, path: '/64' },
    client: 'ab -q -t 5 -n 2000 -c 1 -k -e WORK/percentiles.csv http://10.213.0.2:8080/64',
    shows: 'points',
  },
  {
    toolId: 'h2load',
    part: 'h2load',
    parameters: { duration: 1, port: http2, path: '/64' },
    client: 'h2load -D 1 -c 1 -m 1 -t 1 --log-file=WORK/requests.tsv http://10.213.0.2:8081/64',
    shows: 'curve',
  },
  {
    toolId: 'h2load',
    variant: 'HTTP/1.1',
    part: 'h2load',
    parameters: { duration: 1, port: http1, path: '/64', protocol: 'http1' },
    client:
      'h2load --h1 -D 1 -c 1 -m 1 -t 1 --log-file=WORK/requests.tsv http://10.213.0.2:8080/64',
    shows: 'curve',
  },
  {
    toolId: 'hey',
    part: 'hey',
    parameters: { duration: 1, workers: 2, samples: false, port: http1, path: '/64' },
    client: 'hey -z 1s -c 2 -t 20 http://10.213.0.2:8080/64',
    shows: 'points',
  },
  {
    toolId: 'hey',
    variant: 'rows that are too coarse',
    part: 'hey',
    parameters: { duration: 1, workers: 2, port: http1, path: '/64' },
    client: 'hey -z 1s -c 2 -t 20 -o csv http://10.213.0.2:8080/64',
    shows: 'rates',
  },
  {
    toolId: 'dnsperf',
    part: 'dnsperf',
    parameters: { duration: 1, rate: 500, detail: 'samples', dataFile: 'FOLDER/queries.txt' },
    client:
      'dnsperf -s 10.213.0.2 -p 53 -d FOLDER/queries.txt -m udp -l 1 -c 1 -T 1 -q 100 -Q 500 -t 5 -S 1 -v',
    shows: 'curve',
  },
  {
    toolId: 'dnsperf',
    variant: 'TCP',
    part: 'dnsperf',
    parameters: { duration: 1, transport: 'tcp', dataFile: 'FOLDER/queries.txt' },
    client:
      'dnsperf -s 10.213.0.2 -p 53 -d FOLDER/queries.txt -m tcp -l 1 -c 1 -T 1 -q 100 -t 5 -S 1',
    shows: 'points',
  },
  {
    toolId: 'resperf',
    part: 'resperf',
    parameters: { mostRate: 1000, rampTime: 1, timeout: 1, dataFile: 'FOLDER/queries.txt' },
    client:
      'resperf -s 10.213.0.2 -p 53 -d FOLDER/queries.txt -R -M udp -m 1000 -r 1 -c 0 -C 1 -t 1 -P WORK/plot.txt',
    shows: 'rates',
  },
];
