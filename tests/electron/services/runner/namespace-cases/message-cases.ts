import { httpPorts } from '../../../../support/namespace-servers.ts';
import type { ToolCase } from './tool-case.ts';

/** Pings, and the probe that Jitterbook brings along. */
export const messageCases: readonly ToolCase[] = [
  {
    toolId: 'ping',
    part: 'ping',
    parameters: { count: 50 },
    client: 'ping -n -c 50 -i 0.01 -s 56 -W 1 10.213.0.2',
    shows: 'curve',
  },
  {
    toolId: 'fping',
    part: 'fping',
    parameters: { count: 50 },
    client: 'fping -c 50 -p 10 -b 56 -t 1000 10.213.0.2',
    shows: 'curve',
  },
  {
    toolId: 'hping3',
    part: 'hping3',
    parameters: { count: 50, port: httpPorts.http1 },
    client: 'hping3 -n -S -p 8080 -c 50 -i u10000 -d 0 10.213.0.2',
    shows: 'points',
  },
  {
    toolId: 'hping3',
    variant: 'ICMP',
    part: 'hping3',
    parameters: { count: 50, mode: 'icmp' },
    client: 'hping3 -n -1 -c 50 -i u10000 -d 0 10.213.0.2',
    shows: 'points',
  },
  {
    toolId: 'probe',
    part: 'cc',
    parameters: { duration: 0.5, warmup: 0.1, sizes: [64, 1024] },
    client:
      'PROBE tcp --to 10.213.0.2:FREE --sizes 64,1024 --duration 0.5 --warmup 0.1s --receive blocking --nodelay 1 --pin none',
    server: 'PROBE serve --on 10.213.0.2:FREE --pin none',
    shows: 'curve',
  },
  {
    toolId: 'probe',
    variant: 'UDP, busy polling',
    part: 'cc',
    parameters: { duration: 0.5, warmup: 0.1, protocol: 'udp', receive: 'busy-poll' },
    client:
      'PROBE udp --to 10.213.0.2:FREE --sizes 64 --duration 0.5 --warmup 0.1s --receive busy-poll --nodelay 1 --pin none',
    server: 'PROBE serve --on 10.213.0.2:FREE --pin none',
    shows: 'curve',
  },
  {
    toolId: 'probe',
    variant: 'on Node',
    part: 'cc',
    parameters: { duration: 0.5, warmup: 0.1, program: 'node' },
    client:
      'node PROBE.mjs tcp --to 10.213.0.2:FREE --sizes 64 --duration 0.5 --warmup 0.1s --receive blocking --nodelay 1 --pin none',
    server: 'node PROBE.mjs serve --on 10.213.0.2:FREE --pin none',
    shows: 'curve',
  },
];

export const sockperfCases: readonly ToolCase[] = [
  {
    toolId: 'sockperf',
    part: 'sockperf',
    parameters: { time: 1, port: 11_101 },
    client:
      'sockperf ping-pong -i 10.213.0.2 --port 11101 --msg-size 64 --time 1 --full-log WORK/full-log.csv',
    server: 'sockperf server -i 10.213.0.2 --port 11101',
    shows: 'curve',
  },
  {
    toolId: 'sockperf',
    variant: 'TCP, full RTT',
    part: 'sockperf',
    parameters: { time: 1, protocol: 'tcp', fullRtt: true, port: 11_102 },
    client:
      'sockperf ping-pong -i 10.213.0.2 --port 11102 --tcp --msg-size 64 --time 1 --full-rtt --full-log WORK/full-log.csv',
    server: 'sockperf server -i 10.213.0.2 --port 11102 --tcp',
    shows: 'curve',
  },
  {
    toolId: 'sockperf-under-load',
    part: 'sockperf',
    parameters: { time: 1, rate: 2000, port: 11_103 },
    client:
      'sockperf under-load -i 10.213.0.2 --port 11103 --msg-size 64 --time 1 --mps 2000 --reply-every 10 --full-log WORK/full-log.csv',
    server: 'sockperf server -i 10.213.0.2 --port 11103',
    shows: 'curve',
  },
  {
    toolId: 'sockperf-under-load',
    variant: 'playback',
    part: 'sockperf',
    parameters: { time: 1, playbackFile: 'FOLDER/playback.csv', port: 11_104 },
    client:
      'sockperf playback -i 10.213.0.2 --port 11104 --data-file FOLDER/playback.csv --reply-every 10 --full-log WORK/full-log.csv',
    server: 'sockperf server -i 10.213.0.2 --port 11104',
    shows: 'curve',
  },
  {
    toolId: 'sockperf-throughput',
    part: 'sockperf',
    parameters: { time: 1, port: 11_105 },
    client: 'sockperf throughput -i 10.213.0.2 --port 11105 --msg-size 64 --time 1 --mps max',
    server: 'sockperf server -i 10.213.0.2 --port 11105',
    shows: 'rates',
  },
];
