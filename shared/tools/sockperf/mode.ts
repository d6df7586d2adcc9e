import { groupsOf } from '../text/groups.ts';
import { piecesOf } from './pieces.ts';

/** How a client sends: after each reply, by plan, or as fast as it can. Playback prints what under-load does. */
export type Mode = 'ping-pong' | 'under-load' | 'throughput';

/** The outputs of one mode in a text. */
export function piecesOfMode(text: string, mode: Mode): string[] {
  return piecesOf(text).filter((piece) => modeOf(piece) === mode);
}

/**
 * No output names its mode. Ping-pong sends nothing while a reply is due, so where more than half of the messages had
 * none and are not counted as dropped, the server was asked to answer only some: under-load. One that was asked to
 * answer all (`--reply-every=1`) looks like ping-pong and is taken for it; so is an output without figures.
 */
function modeOf(piece: string): Mode {
  if (/Summary: (?:Message Rate|BandWidth) is/.test(piece)) return 'throughput';
  const { sent, received } = groupsOf(
    /\[Valid Duration\].*; SentMessages=(?<sent>\d+); ReceivedMessages=(?<received>\d+)/,
    piece,
  );
  const { dropped = '0' } = groupsOf(/# dropped messages = (?<dropped>\d+)/, piece);
  return Number(sent) > 2 * (Number(received) + Number(dropped)) ? 'under-load' : 'ping-pong';
}
