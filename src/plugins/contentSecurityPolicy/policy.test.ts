import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { policyOf, scriptHash, withPolicy } from './policy';

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang=de><head><meta charset=UTF-8><meta name=generator content=x>${head}<script src=/a.js defer></script></head><body>${body}</body></html>`;

const directive = (policy: string, name: string): string | undefined =>
  policy.split('; ').find((each) => each.startsWith(`${name} `));

describe('policyOf', () => {
  it('allows each inline script by the hash of its exact text', () => {
    const script = '(function(){ var a = "<ä>" })();';
    const hash = createHash('sha256').update(script, 'utf8').digest('base64');
    expect(directive(policyOf(page(`<script>${script}</script>`)), 'script-src')).toBe(
      `script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval'`,
    );
  });

  it('names a script that occurs twice once', () => {
    const policy = policyOf(page('<script>a()</script><script>a()</script>'));
    expect(policy.split(scriptHash('a()'))).toHaveLength(2);
  });

  it('leaves out external scripts and data blocks', () => {
    const policy = policyOf(page('<script type="application/ld+json">{}</script>'));
    expect(directive(policy, 'script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('allows evaluation on pages with a live block of components and nowhere else', () => {
    expect(policyOf(page('<div data-live-components></div>'))).toContain(" 'unsafe-eval'");
    expect(policyOf(page('<p>data-live-components</p>'))).not.toContain(" 'unsafe-eval'");
  });

  it('allows inline styles in attributes only, and nothing from elsewhere', () => {
    const policy = policyOf(page(''));
    expect(directive(policy, 'style-src')).toBe("style-src 'self'");
    expect(policy.startsWith("default-src 'none'; ")).toBe(true);
    expect(policy).not.toMatch(/https?:|\*/);
  });
});

describe('withPolicy', () => {
  it('stands right after the charset and before every script', () => {
    const html = withPolicy(page('', '<script>early()</script>'));
    expect(html).toContain('<meta charset=UTF-8><meta http-equiv="Content-Security-Policy"');
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  });

  it('changes nothing when it is applied a second time', () => {
    const once = withPolicy(page('<script>a()</script>'));
    expect(withPolicy(once)).toBe(once);
  });

  it('brings an outdated policy up to date', () => {
    const once = withPolicy(page('<script>a()</script>'));
    const changed = withPolicy(once.replace('a()', 'b()'));
    expect(changed).toContain(scriptHash('b()'));
    expect(changed).not.toContain(scriptHash('a()'));
  });

  it('says what is missing where a page has no charset', () => {
    expect(() => withPolicy('<!doctype html><title>x</title>')).toThrow('Es fehlt <meta charset>');
  });
});
