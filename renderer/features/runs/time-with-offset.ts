import { localDate } from '../../widgets/local-time.ts';

/** Local time to the second with its offset: `19 Jul 2019 14:27:10 +01:00`. */
export function timeWithOffset(at: string): string {
  const time = new Date(at);
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
  const offset = -time.getTimezoneOffset();
  const hours = twoDigits(Math.floor(Math.abs(offset) / 60));
  const minutes = twoDigits(Math.abs(offset) % 60);
  return `${localDate(time)} ${clock} ${offset < 0 ? '−' : '+'}${hours}:${minutes}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
