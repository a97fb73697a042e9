import { code } from '../values/explanation';
import { describeBytes, parseNginxNumber, parseNginxSize } from '../values/nginxSize';
import type { Statement } from './parser';
import { reportLate, type Scope } from './scope';

/** The size directives of one protocol that hold in a block: its own and those inherited. */
export type Sizes = ReadonlyMap<string, Statement>;

const families = ['proxy', 'uwsgi', 'fastcgi', 'scgi'];
const names = new Set(
  families.flatMap((family) =>
    ['buffer_size', 'buffers', 'busy_buffers_size', 'temp_file_write_size', 'max_temp_file_size'].map(
      (name) => `${family}_${name}`,
    ),
  ),
);

/** One page: the size of a buffer where nothing is said. */
const page = 4096;

/** What holds in a block that has these statements. */
export function inheritSizes(outer: Sizes, statements: readonly Statement[]): Sizes {
  const own = statements.filter(({ name, args }) => names.has(name.value) && args.length > 0);
  return own.length === 0
    ? outer
    : new Map([...outer, ...own.map((statement) => [statement.name.value, statement] as const)]);
}

/**
 * The sizes of the buffers must fit together; nginx finds that out when the whole configuration is read.
 *
 * Source: nginx 1.22.1, src/http/modules/ngx_http_proxy_module.c:ngx_http_proxy_merge_loc_conf and its like.
 */
export function checkSizes(sizes: Sizes, reported: Set<Statement>, scope: Scope): void {
  for (const family of families) {
    const at = (name: string): Statement | undefined => sizes.get(`${family}_${name}`);
    const bytes = (name: string): number | null => {
      const word = at(name)?.args.at(-1);
      return word ? parseNginxSize(word.value) : null;
    };
    const number = parseNginxNumber(at('buffers')?.args[0]?.value ?? '') ?? 8;
    const one = bytes('buffers') ?? page;
    const size = Math.max(bytes('buffer_size') ?? page, one);
    const busy = bytes('busy_buffers_size') ?? 2 * size;
    const all = (number - 1) * one;
    const refuse = (statement: Statement | undefined, what: string, helps: string): void => {
      if (!statement || reported.has(statement)) return;
      reported.add(statement);
      reportLate({ place: statement.span, what, helps, code: 'nginx/buffer-sizes' }, statement, scope);
    };
    const cause = at('busy_buffers_size') ?? at('buffer_size') ?? at('buffers');
    const name = (rest: string): string => code(`${family}_${rest}`);
    if (number < 2)
      refuse(at('buffers'), `${name('buffers')} nennt weniger als zwei Puffer.`, 'Mindestens zwei schreiben.');
    else if (busy < size)
      refuse(
        cause,
        `${name('busy_buffers_size')} (${describeBytes(busy)}) ist kleiner als ein Puffer (${describeBytes(size)}).`,
        'Den Wert erhöhen.',
      );
    else if (busy > all) {
      refuse(
        cause,
        `${name('busy_buffers_size')}${at('busy_buffers_size') ? '' : ', ohne Angabe das Doppelte eines Puffers,'} ist mit ${describeBytes(busy)} größer als alle ${name('buffers')} bis auf einen (${describeBytes(all)}).`,
        `${name('buffers')} erhöhen, zum Beispiel ${code(`${family}_buffers 8 ${Math.max(4, Math.ceil(size / 1024))}k;`)}`,
      );
    }
    const write = bytes('temp_file_write_size');
    if (write !== null && write < size)
      refuse(
        at('temp_file_write_size'),
        `${name('temp_file_write_size')} ist kleiner als ein Puffer (${describeBytes(size)}).`,
        'Den Wert erhöhen.',
      );
    const largest = bytes('max_temp_file_size');
    if (largest !== null && largest !== 0 && largest < size)
      refuse(
        at('max_temp_file_size'),
        `${name('max_temp_file_size')} ist kleiner als ein Puffer (${describeBytes(size)}).`,
        `Den Wert erhöhen oder ${code('0')} schreiben.`,
      );
  }
}
