/** A moment with the zone that its writer lives in, as git keeps it. */
export interface Moment {
  /** Seconds since 1970. */
  readonly seconds: number;
  /** `+0200`. */
  readonly zone: string;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 2822, as git writes it: `Fri, 6 Nov 2026 16:59:58 +0100`. */
export function mailDate({ seconds, zone }: Moment): string {
  const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  const local = new Date((seconds + ahead) * 1000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${days[local.getUTCDay()]}, ${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':');
  return `${day} ${time} ${sign}${hours}${minutes}`;
}

export const later = ({ seconds, zone }: Moment, by: number): Moment => ({ seconds: seconds + by, zone });
