/** The backend of the guide: its own tests, with the installed Python and Flask (Debian 12). */
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { requireProgram, run } from './support/programs';

const project = path.resolve(__dirname, '..', '..', 'examples', 'backend');

beforeAll(() => requireProgram('/usr/lib/python3/dist-packages/flask/__init__.py', 'python3-flask'));

it('its own tests pass', () => {
  const { code, output } = run('/usr/bin/python3', ['-B', '-m', 'unittest'], { cwd: project });
  expect(output).toMatch(/Ran \d{2,} tests/);
  expect(output).toMatch(/^OK$/m);
  expect(code).toBe(0);
});

it('names the setting that is wrong', () => {
  const { output } = run('/usr/bin/env', ['MAX_UPLOAD_BYTES=viel', '/usr/bin/python3', '-B', '-c', 'import src.run'], {
    cwd: project,
  });
  expect(output).toContain("SettingsError: MAX_UPLOAD_BYTES must be a positive whole number, not 'viel'");
});
