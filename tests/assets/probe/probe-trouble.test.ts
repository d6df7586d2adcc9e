// What the probe does when something goes wrong.
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  castings,
  resultOf,
  startFakeResponder,
  startProbe,
  startResponder,
} from './probe-process.ts';

for (const { name, initiator: initiating, responder: responding } of castings) {
  test(`${name}: when the responder dies, what was measured is printed as incomplete`, async () => {
    const responder = await startResponder(responding);
    const initiator = startProbe(
      initiating,
      'tcp',
      '--to',
      responder.to,
      '--sizes',
      '64,65',
      '--duration',
      '60',
    );
    await initiator.line('"measuring"');
    responder.child.kill('SIGKILL');
    const { status, lines } = await initiator.ended;
    const result = resultOf(lines);
    expect([status, result.complete, result.sizes.map(({ complete }) => complete)]).toEqual([
      4,
      false,
      [false],
    ]);
    expect(result.failure).toBeDefined();
  });

  test(`${name}: when the initiator is ended, it prints its part and the responder ends as incomplete`, async () => {
    const responder = await startResponder(responding);
    const initiator = startProbe(initiating, 'udp', '--to', responder.to, '--duration', '60');
    await initiator.line('"measuring"');
    initiator.child.kill('SIGTERM');
    const { status, lines } = await initiator.ended;
    expect([status, resultOf(lines).failure]).toEqual([143, 'Ended by SIGTERM.']);
    expect((await responder.ended).status).toBe(4);
  });

  test(`${name}: lost and late datagrams are counted and not recorded`, async () => {
    let held = Buffer.alloc(0);
    using responder = await startFakeResponder((serial, message, reply) => {
      if (serial === 3) return;
      if (serial === 5) held = Buffer.from(message);
      if (serial === 6) reply(held);
      if (serial !== 5) reply(message);
    });
    const options = ['--count', '12', '--warmup', '0', '--timeout', '0.1'];
    const { status, lines } = await startProbe(initiating, 'udp', '--to', responder.to, ...options)
      .ended;
    const [size] = resultOf(lines).sizes;
    expect(status).toBe(0);
    expect(size).toMatchObject({ sent: 12, received: 10, lost: 2, late: 1, count: 10 });
  });

  test(`${name}: a responder that answers nothing ends the run`, async () => {
    using responder = await startFakeResponder(() => undefined);
    const options = ['--count', '100', '--warmup', '0', '--timeout', '0.1'];
    const { status, lines } = await startProbe(initiating, 'udp', '--to', responder.to, ...options)
      .ended;
    const result = resultOf(lines);
    expect([status, result.failure]).toEqual([4, '20 messages in a row were lost.']);
    expect(result.sizes[0]).toMatchObject({ lost: 20, count: 0, histogram: { values: [] } });
  }, 15_000);

  test(`${name}: what is no probe is told apart from a host that refuses`, async () => {
    const stranger = createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(stranger.address());
    const answered = await startProbe(initiating, 'tcp', '--to', `127.0.0.1:${port}`).ended;
    await new Promise((resolve) => stranger.close(resolve));
    const refused = await startProbe(initiating, 'tcp', '--to', `127.0.0.1:${port}`).ended;
    expect([answered.status, answered.lines, answered.stderr]).toEqual([
      3,
      [],
      `What answers at 127.0.0.1:${port} is no probe.\n`,
    ]);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toMatch(/ECONNREFUSED|Connection refused/);
  });

  test(`${name}: a port in use is named`, async () => {
    const responder = await startResponder(responding);
    const second = await startProbe(responding, 'serve', '--on', responder.to).ended;
    responder.child.kill();
    expect(second.status).toBe(3);
    expect(second.stderr).toMatch(/EADDRINUSE|Address already in use/);
  });

  test(`${name}: a stranger at the port does not end the responder`, async () => {
    const responder = await startResponder(responding);
    const port = Number(responder.to.split(':').at(-1));
    const stranger = connect(port, '127.0.0.1', () => stranger.write('GET / HTTP/1.1\r\n\r\n'));
    stranger.on('error', () => undefined);
    await new Promise((resolve) => stranger.on('close', resolve));
    const { status } = await startProbe(initiating, 'tcp', '--to', responder.to, '--count', '10')
      .ended;
    expect(status).toBe(0);
  });

  test.each([
    [[], 'usage'],
    [['tcp'], '--to expects'],
    [['tcp', '--to', 'host:1', '--sizes', '0'], '--sizes expects 1 to 1048576'],
    [['udp', '--to', 'host:1', '--sizes', '65508'], '--sizes expects 1 to 65507'],
    [['tcp', '--to', 'host:1', '--sizes', '1,1'], 'twice'],
    [['tcp', '--to', 'host:1', '--count', '1', '--duration', '1'], 'exclude'],
    [['tcp', '--to', 'host:1', '--count', '1e3'], 'whole number'],
    [['tcp', '--to', 'host:1', '--receive', 'magic'], 'blocking or busy-poll'],
    [['tcp', '--to', 'host:1', '--raw', '/nonexistent/rtt'], 'Cannot write --raw'],
    [['udp', '--to', 'host:1', '--nodelay', '1x'], '0 or 1'],
    [['serve', '--on', '127.0.0.1:70000'], '--on expects 0 to 65535'],
    [['tcp', '--frobnicate'], 'frobnicate'],
  ])(`${name}: the command line %j is refused with a reason`, async (argv, reason) => {
    const { status, lines, stderr } = await startProbe(initiating, ...argv).ended;
    expect([status, lines]).toEqual([2, []]);
    expect(stderr).toContain(reason);
  });
}
