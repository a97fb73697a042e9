/** INI files and command lines made from legal ones, each with one change of a named class; the same in every run. */
import type { Random } from './random';
import type { Case } from './uwsgiJudge';
import type { Sample } from './uwsgiSamples';
import { wrongValue } from './uwsgiWrongValues';

export interface Mutant {
  kind: string;
  /** What was changed, for messages. */
  shown: string;
  one: Case;
}

type Change = (sample: Sample, random: Random) => { text: string; strictFirst?: boolean };

const letters = 'abcdefghijklmnopqrstuvwxyz-';

const line = ({ option, value }: Sample, key = option.name): string => `${key} = ${value}`;

/** The changed lines in a file with what the option needs. */
const file = (sample: Sample, ...lines: string[]): string =>
  `[uwsgi]\n${sample.plugins === '' ? '' : `plugins = ${sample.plugins}\n`}master = true\n${lines.join('\n')}\n${
    sample.option.name === 'ini' ? '[zweiter]\nthreads = 2\n' : ''
  }`;

function typo(name: string, random: Random): string {
  const at = random.below(name.length);
  return random.pick([
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + random.pick([...letters]) + name.slice(at),
    name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  ]);
}

function respelled(name: string, random: Random): string {
  return random.pick([
    name.replaceAll('-', '_'),
    name.toUpperCase(),
    (name[0] ?? '').toUpperCase() + name.slice(1),
    `--${name}`,
    `-${name[0] ?? ''}`,
    name.replace('-', ' '),
    name.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase()),
  ]);
}

const iniChanges: Record<string, Change> = {
  typo: (sample, random) => ({ text: file(sample, line(sample, typo(sample.option.name, random))) }),
  spelling: (sample, random) => ({ text: file(sample, line(sample, respelled(sample.option.name, random))) }),
  abbreviation: (sample, random) => {
    const { name } = sample.option;
    return { text: file(sample, line(sample, name.slice(0, 2 + random.below(Math.max(1, name.length - 2))))) };
  },
  section: (sample, random) => {
    const header = random.pick([
      '[uWSGI]',
      '[uwsgi] ; Notiz',
      '[uwsgi',
      '[ uwsgi ]',
      '[andere]',
      '\ufeff[uwsgi]',
      '[uwsgi]]',
      '',
    ]);
    return { text: file(sample, line(sample)).replace('[uwsgi]', header) };
  },
  value: (sample, random) => ({ text: file(sample, line({ ...sample, value: wrongValue(sample, random) })) }),
  quote: (sample, random) => {
    const quote = random.pick(['"', "'"]);
    const value = random.pick([quote + sample.value + quote, quote + sample.value, sample.value + quote]);
    return { text: file(sample, line({ ...sample, value })) };
  },
  comment: (sample, random) => {
    const note = random.pick([' # Notiz', ' ; Notiz', '\t# Notiz', ' #Notiz', '# Notiz', ' // Notiz']);
    return { text: file(sample, random.next() < 0.3 ? `${note.trim()}\n${line(sample)}` : line(sample) + note) };
  },
  empty: (sample, random) => {
    const { name } = sample.option;
    return {
      text: file(sample, random.pick([name, `${name} =`, `${name}=`, `= ${sample.value}`, `${name}: ${sample.value}`])),
    };
  },
  continuation: (sample, random) => ({
    text: file(
      sample,
      random.pick([`${line(sample)} \\\n  threads = 2`, `${line(sample)}\\`, `${line(sample)} \\\n${sample.value}`]),
    ),
  }),
  duplicate: (sample, random) => ({
    text: file(sample, line(sample), ...(random.next() < 0.5 ? ['threads = 2'] : []), line(sample)),
  }),
  block: (sample, random) => {
    const own = line(sample);
    const forms: [string[], boolean][] = [
      [['if-env = NICHT_GESETZT', own, 'nichts = 1', 'endif ='], false],
      [['if-not-env = NICHT_GESETZT', own, 'endif ='], false],
      [['if-not-env = NICHT_GESETZT', 'nichts = 1', 'endif ='], false],
      [['if-not-env = NICHT_GESETZT', 'if-env = A', 'endif =', own], false],
      [['if-env = A', own, 'else =', own, 'endif ='], false],
      [['if-not-env = NICHT_GESETZT', own, 'else =', 'endif ='], false],
      [['if-env = A', own], true],
      [['for = 1 2', 'env = A%(_)=1', 'endfor =', own], false],
      [['for-times = 2', 'env = A%(_)=1', 'end-for =', own], false],
      [['if-env = A', 'end =', own, 'endif ='], false],
      [['if-opt = master=true', own, 'endif ='], false],
      [['if-opt = master=false', own, 'nichts = 1', 'endif ='], false],
      [['if-reload =', 'nichts = 1', 'endif =', own], false],
      [['if-not-reload =', own, 'nichts = 1', 'endif ='], false],
    ];
    const [lines, strictFirst] = random.pick(forms);
    return { text: file(sample, ...lines), strictFirst };
  },
  placeholder: (sample, random) => {
    const { name } = sample.option;
    const forms = [
      [`set-placeholder = eigen=${sample.value}`, `${name} = %(eigen)`],
      [`eigen = ${sample.value}`, `${name} = %(eigen)`],
      ...(sample.option.valueKind === 'string' ? [[`${name} = %(nirgends)`]] : []),
      [`${line(sample)}%%`],
      [`${line(sample)} 50% q`],
      [`${line(sample)}%`, 'threads = 2'],
      [`set-ph = master=1`, line(sample)],
      ['set-ph = ohne', line(sample)],
      [`set = ${name}=${sample.value}`],
      ['set = nichts=1', line(sample)],
      [`${name} = $(NICHT_GESETZT)`],
      [line(sample), 'set-ph = zahl=3', 'threads = %(zahl + 1)'],
    ];
    return { text: file(sample, ...random.pick(forms)) };
  },
  plugin: (sample, random) => {
    const own = line(sample);
    const text = file(sample, own);
    const forms = [
      text.replace(/^plugins = .*\n/m, ''),
      `${text.replace(/^plugins = .*\n/m, '')}${sample.plugins === '' ? '' : `plugins = ${sample.plugins}\n`}`,
      text.replace('python3', 'python'),
      text.replace(/^plugins = /m, 'need-plugin = '),
      text.replace('[uwsgi]\n', '[uwsgi]\nneed-plugins = gibtsnicht\n'),
      text.replace('[uwsgi]\n', '[uwsgi]\nneed-plugin = http\nneed-plugin = http\n'),
      text.replace('[uwsgi]\n', '[uwsgi]\nplugins = http;python3\n'),
      text.replace('[uwsgi]\n', '[uwsgi]\nplugin = 0:python3\nplugin = http, rpc\n'),
      text.replace('[uwsgi]\n', '[uwsgi]\nplugins = gevent_python3\ngevent = 5\n'),
      text.replace('[uwsgi]\n', '[uwsgi]\nautoload = true\n').replace(/^plugins = .*\n/m, ''),
    ];
    return { text: random.pick(forms) };
  },
  'look-alike': (sample, random) => {
    const own = line(sample);
    const alias = { processes: 'workers', module: 'wsgi', plugins: 'plugin', 'wsgi-file': 'file' }[sample.option.name];
    return {
      text: random.pick([
        file(sample, `   ${own}   `),
        file(sample, own.replace(' = ', '=')),
        file(sample, own.replace(' = ', ' \t=\t ')),
        file(sample, own).replaceAll('\n', '\r\n'),
        file(sample, own).trimEnd(),
        file(sample, alias === undefined ? own : line(sample, alias)),
        file(sample, '; Kommentar = 1', '# [anderer]', own),
        `${file(sample, own)}[anderer]\nnichts = 1\n`,
        `${file(sample)}[anderer]\nnichts = 1\n[uwsgi]\n${own}\n${sample.option.name === 'ini' ? '[zweiter]\n' : ''}`,
        file(sample, 'enable-threads = nein', own),
        file(sample, 'ini = :drei', own) + '[drei]\nthreads = 3\n',
      ]),
    };
  },
};

/** Options in front that the option needs, as words. */
const before = ({ plugins }: Sample): string[] => (plugins === '' ? ['--master'] : ['--plugins', plugins, '--master']);

const commandChanges: Record<string, (sample: Sample, random: Random) => string[]> = {
  argument: (sample, random) => {
    const { option, value } = sample;
    const name = `--${option.name}`;
    const forms =
      option.argument === 'none'
        ? [[`${name}=${value}`], [name], [name, name], [`${name}=`]]
        : [[name], [`${name}=${value}`], [name, value], [`${name}=`], [name, '--vacuum'], [name, value, value]];
    return [...before(sample), ...random.pick(forms)];
  },
  'command name': (sample, random) => {
    const { option, value } = sample;
    const { name } = option;
    const changed = random.pick([
      `--${typo(name, random)}`,
      `--${name.slice(0, 2 + random.below(Math.max(1, name.length - 2)))}`,
      `-${name}`,
      `--${name.replaceAll('-', '_')}`,
      name,
      `--${name}`,
      ...(option.short === undefined ? [] : [`-${option.short}`, `-M${option.short}`, `--${option.short}`]),
    ]);
    return [...before(sample), changed, ...(option.argument === 'required' ? [value] : [])];
  },
};

const sure = (sample: Sample): boolean => !sample.inert;

/** Classes in which the name is spoilt: options that must not run may take part. */
const spoilt = new Set(['typo', 'spelling']);

export const kinds = [...Object.keys(iniChanges), ...Object.keys(commandChanges)];

/** `number` mutants, the classes in turn, the options in turn. */
export function mutants(number: number, all: readonly Sample[], random: Random): Mutant[] {
  const safe = all.filter(sure);
  return Array.from({ length: number }, (_, index): Mutant => {
    const kind = kinds[index % kinds.length] ?? 'typo';
    const round = Math.floor(index / kinds.length) * 7 + index;
    const pool = spoilt.has(kind) ? all : safe;
    const sample = pool[round % pool.length];
    if (!sample) throw new Error('no samples');
    const change = iniChanges[kind];
    if (change) {
      const { text, strictFirst = false } = change(sample, random);
      const isLogic = sample.option.valueKind === 'logic';
      return { kind, shown: JSON.stringify(text), one: { kind: 'ini', text, strictFirst: strictFirst || isLogic } };
    }
    const words = commandChanges[kind]?.(sample, random) ?? [];
    return { kind, shown: words.join(' '), one: { kind: 'command', words } };
  });
}
