import { describe, expect, it } from 'vitest';
import { verbatim } from '../text/mappedText';
import { parseExecLine } from './execLine';
import { parseScript } from './script';

const commandsOf = (text: string): string[][] =>
  parseScript(text).commands.map(({ program, arguments: words }) =>
    [program, ...words].map((word) => word?.text.value ?? ''),
  );

describe('parseScript', () => {
  it('takes quotes and escapes out of words', () => {
    expect(commandsOf(`uwsgi --env 'A=b c' "x y" a\\ b`)).toEqual([['uwsgi', '--env', 'A=b c', 'x y', 'a b']]);
  });

  it('joins continued lines', () => {
    expect(commandsOf('uwsgi --master \\\n  --vacuum')).toEqual([['uwsgi', '--master', '--vacuum']]);
  });

  it('separates commands at operators and line ends', () => {
    expect(commandsOf('cd /srv && uwsgi --master; ls | wc\necho x')).toEqual([
      ['cd', '/srv'],
      ['uwsgi', '--master'],
      ['ls'],
      ['wc'],
      ['echo', 'x'],
    ]);
  });

  it('leaves comments and redirections out', () => {
    expect(commandsOf('uwsgi --master > log 2>&1 # Hintergrund')).toEqual([['uwsgi', '--master']]);
  });

  it('reads a hash inside a word as part of it', () => {
    expect(commandsOf('uwsgi --set a=b#c')).toEqual([['uwsgi', '--set', 'a=b#c']]);
  });

  it('finds the program behind prompt, sudo and assignments', () => {
    const [command] = parseScript('$ FOO=1 sudo -u www-data env -i BAR=2 /opt/venv/bin/uwsgi --master').commands;
    expect(command?.program?.text.value).toBe('/opt/venv/bin/uwsgi');
    expect(command?.assignments.map((word) => word.text.value)).toEqual(['FOO=1', 'BAR=2']);
    expect(command?.wrappers.map((word) => word.text.value)).toEqual(['sudo', '-u', 'www-data', 'env', '-i']);
  });

  it('takes lines without a prompt for output where others have one', () => {
    expect(commandsOf('$ uwsgi --master\n*** Starting uWSGI ***\n$ ls')).toEqual([['uwsgi', '--master'], ['ls']]);
  });

  it('skips the text of a here document', () => {
    expect(commandsOf("cat > x <<'EOF'\nuwsgi --nix\nEOF\nuwsgi --master")).toEqual([['cat'], ['uwsgi', '--master']]);
  });

  it('reports a quote without its counterpart and goes on', () => {
    const script = parseScript("uwsgi --env 'A=b");
    expect(script.unterminated).toEqual([{ span: { start: 12, end: 13 }, quote: "'" }]);
    expect(script.commands[0]?.arguments[1]?.text.value).toBe('A=b');
  });

  it('marks words that are known at run time only', () => {
    const [command] = parseScript('uwsgi --http :$PORT "$(cat port)" \'$PORT\'').commands;
    expect(command?.arguments.map((word) => word.dynamic)).toEqual([false, true, true, false]);
  });
});

describe('parseExecLine', () => {
  const read = (text: string) => parseExecLine(verbatim(text, 0, text.length));

  it('keeps signs of a shell as words', () => {
    const [command] = read('/bin/echo a > b && c # d').commands;
    expect(command?.arguments.map((word) => word.text.value)).toEqual(['a', '>', 'b', '&&', 'c', '#', 'd']);
  });

  it('reads prefixes in any order', () => {
    const [command] = read('-+@/bin/sh sh -c x').commands;
    expect(command?.prefixes.map(({ sign }) => sign)).toEqual(['-', '+', '@']);
    expect(command?.program?.text.value).toBe('/bin/sh');
  });

  it('takes two exclamation marks for one prefix', () => {
    expect(read('!!/bin/sh').commands[0]?.prefixes.map(({ sign }) => sign)).toEqual(['!!']);
  });

  it('separates commands at a semicolon that stands alone', () => {
    expect(
      read('/bin/a x ; /bin/b ";" \\;').commands.map(({ program, arguments: words }) =>
        [program, ...words].map((word) => word?.text.value),
      ),
    ).toEqual([
      ['/bin/a', 'x'],
      ['/bin/b', ';', ';'],
    ]);
  });

  it('resolves C escapes in and out of quotes', () => {
    expect(read('/bin/a \\x41 "b\\tc" \\101').commands[0]?.arguments.map((word) => word.text.value)).toEqual([
      'A',
      'b\tc',
      'A',
    ]);
  });

  it('reports unknown escapes and open quotes', () => {
    const line = read('/bin/a \\q "b');
    expect(line.unknownEscapes).toEqual([{ start: 7, end: 9 }]);
    expect(line.unterminated).toEqual([{ start: 10, end: 11 }]);
  });
});
