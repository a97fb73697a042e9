// cspell:disable -- texts of configurations
/** How the time of an analysis grows with the length of a text. */
import { analyse } from '../../src/engine/analyse';
import type { Catalogue, Language } from '../../src/engine/types';

/** Pieces that, written again and again, are meant to make a reader go back over what it has read. */
export const adversarial: Record<Language, string[]> = {
  'uwsgi-command': [
    'uwsgi --http :1 --nix "a" ',
    'uwsgi --mastre\n',
    '$(',
    '"\'',
    '\\\n',
    'A=b ',
    '<<E\n',
    '--',
    'uwsgi --env A=',
    '`a',
    'a;',
  ],
  'uwsgi-ini': [
    '[uwsgi]\nmastre = a # b\n',
    '[uwsgi]\na = %(a)%(b)\n',
    '%(',
    '$(',
    '@(',
    '=',
    '[',
    '[uwsgi]\nfor = a b\nx = %(_)\nendfor =\n',
    '[uwsgi]\nmaster\n',
    '%\n',
  ],
  systemd: [
    '[Service]\nEnvironment=A=b C=d\nRestart=always # x\n',
    '[Service]\nAAA=b\n',
    'AAA=\\\n',
    '[Service]\nExecStart=/a "',
    '[Unit]\nAfter=a.service b\n',
    '[Timer]\nOnCalendar=1,',
    '[Service]\nSystemCallFilter=@mount a ',
    '[Service]\nTimeoutSec=1s 1',
    '\\',
    '[',
    '[Service]\n\\\n# a\n',
    '((((',
    'a@b:',
  ],
  nginx: [
    'server { listen 80; server_name a; }\n',
    'a{',
    '}',
    'a "b',
    '$a ${b ',
    'location ~ (a+)+ { return 200 $a; }\n',
    'types { a b; }\n',
    'add_header A b;\n',
    'if (',
    '\\',
    'set $a $b;\n',
    'listen_ a\n',
    'location ~ (((( { ',
    'map $a $b { a b; }\n',
    'content_by_lua_block { --[==[ ',
    'listen 80 ',
    'if ($a = (',
    'gzip_types a',
    'server_name a b c;\n',
    '"a"b;',
  ],
};

/** Lengths in characters at which the time is taken. */
export const lengths = [62_500, 125_000, 250_000, 500_000, 1_000_000];

export interface Growth {
  seed: string;
  /** Best time in milliseconds of this process for each length; other work on the machine does not count. */
  times: number[];
  /** 1 where the time grows like the length, 2 where it grows like its square. */
  exponent: number;
}

/**
 * Takes the best of several runs for each length: other work on the machine only makes a run longer. Runs of a
 * length end early once they have taken `patience` milliseconds together.
 */
export function growth(
  seed: string,
  language: Language,
  catalogue: Catalogue,
  { at = lengths, runs = 3, patience = 2000 }: { at?: readonly number[]; runs?: number; patience?: number } = {},
): Growth {
  const time = (length: number): number => {
    const text = seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
    let best = Infinity;
    const started = performance.now();
    for (let run = 0; run < runs && (run === 0 || performance.now() - started < patience); run += 1) {
      const before = process.cpuUsage();
      analyse(text, { language, catalogue, fileName: language === 'systemd' ? 'a.service' : undefined });
      best = Math.min(best, process.cpuUsage(before).user / 1000);
    }
    return best;
  };
  time(20_000);
  const times = at.map(time);
  return { seed, times, exponent: slope(at, times) };
}

/** Slope of the straight line through the logarithms (least squares). Times below 5 ms, more or less the tick of the clock, count as 5. */
export function slope(at: readonly number[], times: readonly number[]): number {
  const xs = at.map((length) => Math.log(length));
  const ys = times.map((time) => Math.log(Math.max(time, 5)));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, value, index) => sum + (value - x) * ((ys[index] ?? 0) - y), 0);
  return covariance / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}
