/** Local time, with its date where that is not today: `14:27`, `19 Jul 2019 14:27`. */
export function localTime(at: string, now: Date): string {
  const time = new Date(at);
  const clock = `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
  return time.toDateString() === now.toDateString() ? clock : `${localDate(time)} ${clock}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The local date: `19 Jul 2019`. */
export function localDate(time: Date): string {
  return `${String(time.getDate())} ${months[time.getMonth()] ?? ''} ${String(time.getFullYear())}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
