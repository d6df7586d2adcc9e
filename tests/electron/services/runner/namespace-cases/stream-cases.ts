import type { ToolCase } from './tool-case.ts';

/** Throughput, and the tools that measure it beside latency. */
export const streamCases: readonly ToolCase[] = [
  {
    toolId: 'iperf3',
    part: 'iperf3',
    parameters: { duration: 1, port: 5301 },
    client: 'iperf3 -c 10.213.0.2 -p 5301 -J -t 1 -P 1 -b 0',
    server: 'iperf3 -s -1 --forceflush -B 10.213.0.2 -p 5301',
    shows: 'points',
  },
  {
    toolId: 'iperf3',
    variant: 'UDP',
    part: 'iperf3',
    parameters: { duration: 1, protocol: 'udp', bitrate: 10, port: 5302 },
    client: 'iperf3 -c 10.213.0.2 -p 5302 -J -u -t 1 -P 1 -b 10M',
    server: 'iperf3 -s -1 --forceflush -B 10.213.0.2 -p 5302',
    shows: 'rates',
  },
  {
    toolId: 'iperf2',
    part: 'iperf',
    parameters: { duration: 1, port: 5401 },
    client: 'iperf -c 10.213.0.2 -p 5401 -t 1 -P 1 -e -f b -i 1',
    server: 'iperf -s -B 10.213.0.2 -p 5401',
    shows: 'rates',
  },
  {
    toolId: 'iperf2',
    variant: 'UDP',
    part: 'iperf',
    parameters: { duration: 1, test: 'udp', bitrate: 10, port: 5402 },
    client: 'iperf -c 10.213.0.2 -p 5402 -u -b 10m -t 1 -P 1 -e -f b -i 1',
    server: 'iperf -s -B 10.213.0.2 -p 5402 -u',
    shows: 'rates',
  },
  {
    toolId: 'iperf2',
    variant: 'bounceback',
    part: 'iperf',
    parameters: { duration: 1, test: 'bounceback', port: 5403 },
    client: 'iperf -c 10.213.0.2 -p 5403 --bounceback --bounceback-period 0 -t 1 -P 1 -e -f b -i 1',
    server: 'iperf -s -B 10.213.0.2 -p 5403',
    shows: 'points',
  },
  {
    toolId: 'qperf',
    part: 'qperf',
    parameters: { time: 1, port: 5501 },
    client:
      'qperf 10.213.0.2 --listen_port 5501 --time 1 --precision 6 -uu --verbose_stat --verbose_used -oo msg_size:64:64:*2 conf tcp_lat',
    server: 'qperf --listen_port 5501',
    shows: 'points',
  },
  {
    toolId: 'nuttcp',
    part: 'nuttcp',
    parameters: { duration: 2, port: 5601, dataPort: 5602 },
    client: 'nuttcp -P 5601 -p 5602 -t -fparse -T2 -i1 10.213.0.2',
    server: 'nuttcp -S --nofork -P 5601',
    shows: 'points',
  },
  {
    toolId: 'nuttcp',
    variant: 'UDP',
    part: 'nuttcp',
    parameters: { duration: 2, protocol: 'udp', bitrate: 10, port: 5603, dataPort: 5604 },
    client: 'nuttcp -P 5603 -p 5604 -t -fparse -u -R10m -T2 -i1 10.213.0.2',
    server: 'nuttcp -S --nofork -P 5603',
    shows: 'rates',
  },
  {
    toolId: 'ucx-perftest',
    part: 'ucx_perftest',
    parameters: {
      iterations: 5000,
      warmup: 500,
      port: 5701,
      devices: 'data0',
      environment: ['UCX_TLS=tcp'],
    },
    client:
      'env UCX_TLS=tcp UCX_NET_DEVICES=data0 ucx_perftest 10.213.0.2 -p 5701 -t tag_lat -f -s 64 -n 5000 -w 500 -R 50',
    server: 'env UCX_TLS=tcp UCX_NET_DEVICES=data0 ucx_perftest -p 5701',
    shows: 'points',
  },
];
