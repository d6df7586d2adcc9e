#!/usr/bin/env node
// TCP and UDP ping-pong over one pair of hosts: measures round-trip times and prints their whole distribution.
//
// Runs on Node 20 or newer (Electron with ELECTRON_RUN_AS_NODE=1 included). One file without dependencies, because it is
// copied to hosts as it is. FORMAT.md beside it fixes the command line, the output and what passes between the two ends,
// and says what these figures are not.
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createConnection, createServer, isIP } from 'node:net';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

const version = '1.0.0';
const exit = { usage: 2, unreachable: 3, peerLost: 4, SIGINT: 130, SIGTERM: 143 };
const largestPayload = { tcp: 1_048_576, udp: 65_507 };
const connectTimeoutMs = 5000;
/** How often a missing reply is looked for. Rare, since each look takes time from the thread that measures. */
const watchIntervalMs = 250;
const mostLostInARow = 20;
const mostRawSamples = 10_000_000;
const longestControlLine = 4096;

/** Ends the program: the exit status, and one sentence for a person. */
class Stop extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// --- Command line -----------------------------------------------------------------------------------------------------

const usage = `usage: probe.mjs serve --on ADDRESS:PORT [--pin CPU|none]
       probe.mjs tcp|udp --to ADDRESS:PORT [--sizes 1,64,1024] [--count N | --duration S] [--warmup N|Ns]
                 [--receive blocking|busy-poll] [--nodelay 0|1] [--pin CPU|none] [--timeout S] [--raw PATH]`;

function parseCommandLine([mode, ...argv]) {
  if (mode === 'serve') {
    const { on, pin } = readOptions(argv, ['on', 'pin']);
    return { mode, ...endpoint('on', on, 0), pin: pinFrom(pin) };
  }
  if (mode !== 'tcp' && mode !== 'udp') throw new Stop(exit.usage, usage);
  const lengths = ['sizes', 'count', 'duration', 'warmup', 'timeout'];
  const given = readOptions(argv, ['to', ...lengths, 'receive', 'nodelay', 'pin', 'raw']);
  const { to, sizes = '64', receive = 'blocking', nodelay = '1', timeout = '1' } = given;
  const noDelay = oneOf('nodelay', nodelay, ['0', '1']) === '1';
  return {
    mode,
    ...endpoint('to', to, 1),
    pin: pinFrom(given.pin),
    raw: given.raw,
    options: {
      to,
      sizes: sizesFrom(sizes, largestPayload[mode]),
      ...lengthFrom(given),
      ...warmupFrom(given.warmup ?? '1000'),
      receive: oneOf('receive', receive, ['blocking', 'busy-poll']),
      ...(mode === 'tcp' && { noDelay }),
      timeoutSeconds: decimal('timeout', timeout, 0.1, 60),
    },
  };
}

function readOptions(args, names) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    throw new Stop(exit.usage, `${error.message}\n${usage}`);
  }
}

function pinFrom(text = 'none') {
  return text === 'none' ? text : whole('pin', text, 0, 4095);
}

function lengthFrom({ count, duration }) {
  if (duration === undefined) return { count: whole('count', count ?? '10000', 1, 1e9) };
  if (count !== undefined) throw new Stop(exit.usage, '--count and --duration exclude each other.');
  return { durationSeconds: decimal('duration', duration, 0.001, 86_400) };
}

function endpoint(option, text = '', lowestPort) {
  const parts = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:[\]]+)):(?<port>\d+)$/.exec(text)?.groups;
  if (parts === undefined)
    throw new Stop(exit.usage, `--${option} expects ADDRESS:PORT, not "${text}".`);
  return { address: parts.v6 ?? parts.name, port: whole(option, parts.port, lowestPort, 65_535) };
}

function sizesFrom(text, largest) {
  const sizes = text.split(',').map((size) => whole('sizes', size, 1, largest));
  if (new Set(sizes).size !== sizes.length)
    throw new Stop(exit.usage, '--sizes names a size twice.');
  return sizes;
}

function warmupFrom(text) {
  return text.endsWith('s')
    ? { warmupSeconds: decimal('warmup', text.slice(0, -1), 0, 3600) }
    : { warmupMessages: whole('warmup', text, 0, 1e9) };
}

function whole(option, text, least, most) {
  if (!/^\d+$/.test(text))
    throw new Stop(exit.usage, `--${option} expects a whole number, not "${text}".`);
  return decimal(option, text, least, most);
}

function decimal(option, text, least, most) {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new Stop(exit.usage, `--${option} expects ${least} to ${most}, not "${text}".`);
}

function oneOf(option, text, values) {
  if (values.includes(text)) return text;
  throw new Stop(exit.usage, `--${option} expects ${values.join(' or ')}, not "${text}".`);
}

// --- Output -----------------------------------------------------------------------------------------------------------

function print(event, fields) {
  const line = JSON.stringify({ 'jitterbook-probe': 1, event, ...fields });
  const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  process.stdout.write(`${line.replace(/[\u007f-\uffff]/g, escape)}\n`);
}

// --- Recording --------------------------------------------------------------------------------------------------------

/** Values below this have a bucket each; above, each power of two has half as many. 3 significant digits need 2048. */
const exactBelow = 2048;
const bucketsPerPower = 1024;
/** 2^42 ns are 73 minutes, more than any timeout. */
const powers = 42 - 11;

/**
 * Collects round-trip times in ns. `record` allocates nothing, apart from a block of raw samples now and then.
 * Bucket borders are HdrHistogram's for 3 significant digits.
 */
function createRecorder(keepsRaw) {
  const counts = new Uint32Array(exactBelow + powers * bucketsPerPower);
  const raw = [];
  let block = new Float64Array(0);
  let used = 0;
  let count = 0;
  let least = Infinity;
  let most = 0;
  let sum = 0;
  // Welford's running mean and sum of squared deviations: no loss of digits however long the run.
  let runningMean = 0;
  let squares = 0;

  function keepRaw(ns) {
    if (used === block.length) {
      if (count > mostRawSamples) return;
      block = new Float64Array(100_000);
      raw.push(block);
      used = 0;
    }
    block[used++] = ns;
  }

  return {
    record(ns) {
      counts[bucketOf(ns)]++;
      count++;
      if (ns < least) least = ns;
      if (ns > most) most = ns;
      sum += ns;
      const distance = ns - runningMean;
      runningMean += distance / count;
      squares += distance * (ns - runningMean);
      if (keepsRaw) keepRaw(ns);
    },
    figures() {
      if (count === 0) return { count };
      const standardDeviationNs = Math.sqrt(squares / count);
      return { count, minNs: least, maxNs: most, meanNs: sum / count, standardDeviationNs };
    },
    histogram() {
      const values = [];
      counts.forEach((found, bucket) => found > 0 && values.push([highestOf(bucket), found]));
      return { unit: 'ns', significantDigits: 3, values };
    },
    /** Writes one value per line into an open file, and closes it; says whether samples are missing. */
    writeRaw(file) {
      for (const part of raw) {
        const values = part === block ? part.subarray(0, used) : part;
        writeSync(file, `${values.join('\n')}\n`);
      }
      closeSync(file);
      return count > mostRawSamples;
    },
  };
}

function bucketOf(ns) {
  if (ns < exactBelow) return ns;
  const power = Math.min(Math.floor(Math.log2(ns)), 41);
  // log2 may round up to the next power just below it.
  const k = 2 ** power > ns ? power - 1 : power;
  const inPower = Math.floor(ns / 2 ** (k - 10)) - bucketsPerPower;
  return exactBelow + (k - 11) * bucketsPerPower + Math.min(inPower, bucketsPerPower - 1);
}

function highestOf(bucket) {
  if (bucket < exactBelow) return bucket;
  const k = 11 + Math.floor((bucket - exactBelow) / bucketsPerPower);
  const inPower = (bucket - exactBelow) % bucketsPerPower;
  return (bucketsPerPower + inPower + 1) * 2 ** (k - 10) - 1;
}

// --- This end ---------------------------------------------------------------------------------------------------------

/** Keeps the event loop from sleeping in epoll_wait; returns how to let it sleep again. */
function keepAwake(receive) {
  let awake = receive === 'busy-poll';
  const again = () => awake && setImmediate(again);
  again();
  return () => (awake = false);
}

/** Pins the main thread, where all messages are handled; the runtime's own threads stay free to run elsewhere. */
function pinTo(pin) {
  if (pin === 'none') return { pin };
  const done = spawnSync('taskset', ['-c', '-p', String(pin), String(process.pid)], {
    encoding: 'utf8',
  });
  if (done.error !== undefined) return { pin, failed: 'taskset is not installed' };
  if (done.status !== 0) return { pin, failed: done.stderr.trim().split('\n').at(-1) };
  const allowed = /^Cpus_allowed_list:\s*(\S+)/m.exec(
    readFileSync('/proc/self/status', 'utf8'),
  )?.[1];
  return { pin, allowed };
}

function describeThisEnd(pin) {
  const { node, electron } = process.versions;
  const runtime = electron === undefined ? `node ${node}` : `electron ${electron}, node ${node}`;
  return { pid: process.pid, runtime, platform: process.platform, cpu: pinTo(pin) };
}

/** Calls `onMessage` with each JSON object that stands on a line; the other end may be anything. */
function readLines(socket, onMessage) {
  let pending = '';
  socket.setEncoding('utf8').on('data', (text) => {
    const lines = (pending + text).split('\n');
    pending = lines.pop();
    if (pending.length > longestControlLine) socket.destroy();
    for (const line of lines) onMessage(parseObject(line));
  });
}

function parseObject(line) {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}

function sendLine(socket, message) {
  socket.write(`${JSON.stringify(message)}\n`);
}

// --- Responder --------------------------------------------------------------------------------------------------------

async function serve({ address, port, pin }) {
  const { server, udp } = await bindBoth(address, port);
  const thisEnd = describeThisEnd(pin);
  print('listening', { address, port: server.address().port });
  const complete = await new Promise((resolve) => {
    let session;
    server.on('connection', (socket) => {
      socket.on('error', () => socket.destroy());
      if (session === undefined) {
        readLines(socket, (message) => {
          session ??= openSession(message, socket, { udp, thisEnd, resolve });
          if (session?.control === socket) session.hear(message);
          else socket.destroy();
        });
      } else if (socket.remoteAddress === session.control.remoteAddress) {
        session.echo(socket);
      } else {
        socket.destroy();
      }
    });
  });
  print('ended', { complete });
  return complete ? 0 : exit.peerLost;
}

/** One port number for both protocols. With port 0 the one that TCP got may be taken for UDP: then another is tried. */
async function bindBoth(address, port) {
  for (let attempt = 1; ; attempt++) {
    const server = createServer();
    const udp = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject).listen(port, address, resolve);
      });
      await new Promise((resolve, reject) => {
        udp.once('error', reject).bind(server.address().port, address, resolve);
      });
      udp.removeAllListeners('error').on('error', () => undefined);
      return { server, udp };
    } catch (error) {
      server.close();
      if (port === 0 && error.code === 'EADDRINUSE' && attempt < 10) continue;
      throw new Stop(exit.unreachable, `Cannot bind ${address}, port ${port}: ${error.message}.`);
    }
  }
}

function openSession(hello, control, { udp, thisEnd, resolve }) {
  if (hello['jitterbook-probe'] !== 1) return undefined;
  if (hello.protocol !== 'tcp' && hello.protocol !== 'udp') return undefined;
  let size = 0;
  let reply = Buffer.alloc(0);
  let left = false;
  keepAwake(hello.receive);
  control.setNoDelay(true).on('close', () => resolve(left));
  echoDatagrams(udp, () => size);

  return {
    control,
    hear(message) {
      if (message === hello) sendLine(control, { 'jitterbook-probe': 1, ...thisEnd });
      else if (message.end === true) left = true;
      else if (Number.isInteger(message.payloadBytes) && message.payloadBytes > 0) {
        size = Math.min(message.payloadBytes, largestPayload[hello.protocol]);
        reply = Buffer.alloc(size);
        sendLine(control, { payloadBytes: size });
      }
      if (left) control.end();
    },
    /** Answers each message when it is whole. The bytes of a stream carry nothing, so the reply is always the same. */
    echo(socket) {
      let received = 0;
      socket.setNoDelay(hello.noDelay !== false).on('data', (bytes) => {
        received += bytes.length;
        if (size === 0 || received < size) return;
        received -= size;
        socket.write(reply);
      });
    },
  };
}

/** Connected to its peer, a datagram socket sends without looking the address up for each message. */
function echoDatagrams(udp, size) {
  let connected = false;
  udp.on('message', (message, { address, port }) => {
    if (message.length !== size()) return;
    if (connected) {
      udp.send(message);
      return;
    }
    connected = true;
    udp.connect(port, address, () => udp.send(message));
  });
}

// --- Initiator --------------------------------------------------------------------------------------------------------

async function initiate({ mode, address, port, pin, raw, options }) {
  const rawFiles = raw === undefined ? undefined : openRawFiles(raw, options.sizes);
  const control = await connectTo(address, port);
  const heard = listenTo(control);
  sendLine(control, {
    'jitterbook-probe': 1,
    protocol: mode,
    receive: options.receive,
    noDelay: options.noDelay,
  });
  const hello = await within(connectTimeoutMs, heard.next());
  if (hello?.['jitterbook-probe'] !== 1)
    throw new Stop(exit.unreachable, `What answers at ${options.to} is no probe.`);
  const { pid, runtime, platform, cpu } = hello;
  const initiator = describeThisEnd(pin);
  const transport =
    mode === 'tcp' ? await openStream(address, port, options) : await openDatagrams(address, port);
  const run = {
    control,
    heard,
    transport,
    options,
    raw,
    rawFiles,
    failure: undefined,
    stopSeries: () => undefined,
  };
  watchForEnd(run);
  const startedAt = new Date().toISOString();
  const stopAwake = keepAwake(options.receive);
  const sizes = [];
  for (const size of options.sizes) {
    if (run.failure !== undefined) break;
    sizes.push(await measureSize(size, run));
  }
  stopAwake();
  print('result', {
    ...outcomeOf(run.failure),
    program: { name: 'probe.mjs', version },
    quantity: 'rtt',
    // Node reads CLOCK_MONOTONIC through libuv on Linux; elsewhere the system's own monotonic clock.
    clock: process.platform === 'linux' ? 'CLOCK_MONOTONIC' : 'monotonic',
    startedAt,
    endedAt: new Date().toISOString(),
    protocol: mode,
    options,
    initiator,
    responder: { pid, runtime, platform, cpu },
    warnings: pinWarnings({ initiator, responder: hello }),
    sizes,
  });
  if (run.failure !== undefined) return run.failure.status;
  sendLine(control, { end: true });
  return 0;
}

function outcomeOf(failure) {
  return failure === undefined ? { complete: true } : { complete: false, failure: failure.message };
}

/** Opened before anything is measured: a path that cannot be written must not cost a measurement. */
function openRawFiles(path, sizes) {
  try {
    return new Map(sizes.map((size) => [size, openSync(`${path}.${size}`, 'w')]));
  } catch (error) {
    throw new Stop(exit.usage, `Cannot write --raw ${path}: ${error.message}.`);
  }
}

/** Whatever ends the run early ends the size that is being measured, and what was measured is still printed. */
function watchForEnd(run) {
  const end = (status, message) => {
    run.failure ??= new Stop(status, message);
    run.stopSeries();
  };
  run.fail = (message) => end(exit.peerLost, message);
  run.control.on('close', () => run.fail('The responder went away.'));
  run.transport.onLoss(run.fail);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => end(exit[signal], `Ended by ${signal}.`));
}

function pinWarnings(ends) {
  return Object.entries(ends).flatMap(([role, { cpu }]) =>
    cpu?.failed === undefined
      ? []
      : [`The ${role} is not pinned to CPU ${cpu.pin}: ${cpu.failed}.`],
  );
}

async function measureSize(size, run) {
  sendLine(run.control, { payloadBytes: size });
  const ready = await within(
    connectTimeoutMs,
    Promise.race([run.heard.next(), new Promise((resolve) => (run.stopSeries = resolve))]),
  );
  if (ready?.payloadBytes !== size) run.fail('The responder does not answer.');
  print('measuring', { payloadBytes: size });
  const recorder = createRecorder(run.rawFiles !== undefined);
  const counters = { warmupMessages: 0, sent: 0, received: 0, lost: 0, late: 0, elapsedNs: 0 };
  const done = run.failure === undefined && (await exchange(size, run, recorder, counters));
  const figures = recorder.figures();
  const { count, minNs, meanNs, maxNs } = figures;
  print('measured', { payloadBytes: size, count, minNs, meanNs, maxNs });
  const rawTruncated = run.rawFiles !== undefined && recorder.writeRaw(run.rawFiles.get(size));
  return {
    payloadBytes: size,
    complete: done,
    ...counters,
    ...figures,
    histogram: recorder.histogram(),
    ...(run.rawFiles && { rawFile: basename(`${run.raw}.${size}`), rawTruncated }),
  };
}

/** Warm-up, then measurement of one size. Resolves to whether it came to its own end. */
function exchange(size, run, recorder, counters) {
  const { transport, options } = run;
  const timeoutNs = BigInt(Math.round(options.timeoutSeconds * 1e9));
  const now = process.hrtime.bigint;
  const warmUp = limitFrom(options.warmupMessages, options.warmupSeconds);
  const measure = limitFrom(options.count, options.durationSeconds);
  return new Promise((resolve) => {
    let warming = true;
    let exchanged = 0;
    let lostInARow = 0;
    let sentAt = now();
    let phaseBegan = sentAt;

    const finish = (complete) => {
      clearInterval(watch);
      transport.stop();
      resolve(complete);
    };
    const sendNext = (time) => {
      if (warming && reached(warmUp, exchanged, time - phaseBegan)) {
        warming = false;
        counters.warmupMessages = exchanged;
        exchanged = 0;
        phaseBegan = time;
      }
      if (!warming && reached(measure, exchanged, time - phaseBegan)) {
        finish(true);
        return;
      }
      if (!warming) counters.sent++;
      exchanged++;
      sentAt = now();
      transport.send();
    };
    transport.start(size, {
      onReply() {
        const time = now();
        lostInARow = 0;
        if (!warming) {
          recorder.record(Number(time - sentAt));
          counters.received++;
          counters.elapsedNs = Number(time - phaseBegan);
        }
        sendNext(time);
      },
      onLate: () => !warming && counters.late++,
    });
    const watch = setInterval(() => {
      const time = now();
      if (time - sentAt < timeoutNs) return;
      if (!warming) counters.lost++;
      lostInARow++;
      if (!transport.mayLose) run.fail(`No reply within ${options.timeoutSeconds} s.`);
      else if (lostInARow >= mostLostInARow)
        run.fail(`${mostLostInARow} messages in a row were lost.`);
      else sendNext(time);
    }, watchIntervalMs);
    run.stopSeries = () => finish(false);
    sendNext(sentAt);
  });
}

function limitFrom(messages, seconds) {
  return seconds === undefined ? { messages } : { ns: BigInt(Math.round(seconds * 1e9)) };
}

function reached(limit, messages, elapsedNs) {
  return limit.ns === undefined ? messages >= limit.messages : elapsedNs >= limit.ns;
}

/** Messages over one TCP connection; a reply is there when all of its bytes are. */
async function openStream(address, port, { noDelay }) {
  let size = 0;
  let received = 0;
  let message = Buffer.alloc(0);
  let handlers;
  // One buffer for all reads: nothing is allocated to receive.
  const onread = {
    buffer: Buffer.alloc(65_536),
    callback(bytes) {
      received += bytes;
      if (handlers !== undefined && received >= size) {
        received -= size;
        handlers.onReply();
      }
    },
  };
  const socket = await connectTo(address, port, { onread });
  socket.setNoDelay(noDelay);
  return {
    mayLose: false,
    start(payloadBytes, newHandlers) {
      size = payloadBytes;
      received = 0;
      message = Buffer.alloc(size);
      handlers = newHandlers;
    },
    send: () => socket.write(message),
    stop: () => (handlers = undefined),
    onLoss: (lose) => socket.on('close', () => lose('The responder closed the connection.')),
  };
}

/** Messages as datagrams, numbered in as many low bytes as fit; a reply with another number comes late. */
async function openDatagrams(address, port) {
  const udp = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  await new Promise((resolve, reject) => {
    udp.once('error', reject).connect(port, address, resolve);
  }).catch((error) => {
    throw new Stop(exit.unreachable, `Cannot send to ${address}, port ${port}: ${error.message}.`);
  });
  let message = Buffer.alloc(0);
  let numberBytes = 0;
  let number = 0;
  let handlers;
  udp.removeAllListeners('error').on('message', (reply) => {
    if (handlers === undefined || reply.length !== message.length) return;
    for (let at = 0; at < numberBytes; at++) {
      if (reply[at] !== message[at]) {
        handlers.onLate();
        return;
      }
    }
    handlers.onReply();
  });
  return {
    mayLose: true,
    start(size, newHandlers) {
      message = Buffer.alloc(size);
      numberBytes = Math.min(size, 4);
      handlers = newHandlers;
    },
    send() {
      number = (number + 1) >>> 0;
      for (let at = 0; at < numberBytes; at++) message[at] = number >>> (8 * at);
      udp.send(message);
    },
    stop: () => (handlers = undefined),
    onLoss: (lose) => udp.on('error', (error) => lose(`The responder is gone: ${error.message}.`)),
  };
}

function connectTo(address, port, options = {}) {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: address, port, noDelay: true, ...options });
    const fail = (reason) => {
      socket.destroy();
      reject(new Stop(exit.unreachable, `Cannot connect to ${address}, port ${port}: ${reason}.`));
    };
    const timer = setTimeout(() => fail('no answer in 5 s'), connectTimeoutMs);
    socket.once('error', (error) => fail(error.message));
    socket.once('connect', () => {
      clearTimeout(timer);
      // What happens later shows as "close".
      socket.removeAllListeners('error').on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** Messages of the control connection in turn; `undefined` once it has closed. */
function listenTo(control) {
  const heard = [];
  let waiting = () => undefined;
  let closed = false;
  readLines(control, (message) => {
    heard.push(message);
    waiting();
  });
  control.on('close', () => {
    closed = true;
    waiting();
  });
  return {
    async next() {
      if (heard.length === 0 && !closed) await new Promise((resolve) => (waiting = resolve));
      return heard.shift();
    },
  };
}

/** The outcome of `promise`, or `undefined` after a time. */
async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// --- Start ------------------------------------------------------------------------------------------------------------

try {
  const command = parseCommandLine(process.argv.slice(2));
  const status = await (command.mode === 'serve' ? serve(command) : initiate(command));
  // Sockets may still be open; standard output, a pipe or a file, has been written by now.
  process.exit(status);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.status);
}
