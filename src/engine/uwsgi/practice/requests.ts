import type { PracticeFinding } from '../../practice';
import { isOff } from '../explainValue';
import { addressesOf, isComplete, isLocal, isUnknown, numberOf, placeOf, type Start } from './start';

/** A cookie of 5,000 bytes: `invalid request block size: 5302 (max 4096)...skip`, nginx answers 502 (observed). */
export function defaultBufferSize(start: Start): PracticeFinding[] {
  if (!isComplete(start) || start.settings.has('buffer-size') || start.kind === 'command') return [];
  return [
    {
      code: 'practice/default-buffer-size',
      span: start.place,
      fixes: [{ title: 'buffer-size = 16384 ergänzen', edits: [start.adding('buffer-size', '16384')] }],
    },
  ];
}

/** Up to 4096 connections may wait on a Debian 12; uWSGI refuses to start with more (observed). */
export function longQueue(start: Start): PracticeFinding[] {
  const listen = start.settings.last('listen');
  const number = numberOf(start, 'listen');
  if (!listen || number === null || number <= 4096) return [];
  return [{ code: 'practice/listen-above-kernel-limit', span: placeOf(listen), values: { number: String(number) } }];
}

/** uWSGI itself warns: a slow upload keeps the worker until harakiri ends it (observed message at the start). */
export function harakiriWithoutBuffering(start: Start): PracticeFinding[] {
  const { settings } = start;
  const harakiri = settings.last('harakiri');
  if (!harakiri || (numberOf(start, 'harakiri') ?? 0) === 0 || settings.open || settings.has('post-buffering'))
    return [];
  // A proxy in front hands over a body when it has all of it
  const direct = addressesOf(start, 'http', 'http-socket', 'http11-socket').some(
    ({ address }) => address.kind === 'tcp' && !isLocal(address.host),
  );
  if (!direct) return [];
  return [
    {
      code: 'practice/harakiri-without-buffering',
      span: harakiri.name,
      fixes: [{ title: 'post-buffering = 8192 ergänzen', edits: [start.adding('post-buffering', '8192')] }],
    },
  ];
}

/** `http-timeout 2`, request 5 s: the client gets an empty answer after 2 s, the worker goes on (observed). */
export function routerGivesUpFirst(start: Start): PracticeFinding[] {
  const { settings } = start;
  const http = settings.last('http', 'https', 'https2');
  const harakiri = numberOf(start, 'harakiri');
  if (!http || harakiri === null || settings.open) return [];
  const given = settings.last('http-timeout');
  const limit = given ? numberOf(start, 'http-timeout') : 60;
  if (limit === null || limit >= harakiri) return [];
  const span = given ? placeOf(given) : (settings.last('harakiri')?.name ?? start.place);
  const title = `http-timeout = ${harakiri + 5} setzen`;
  const edit =
    given?.valueSpan === null || given === null
      ? start.adding('http-timeout', String(harakiri + 5), http)
      : { span: given.valueSpan, text: String(harakiri + 5) };
  return [
    {
      code: 'practice/router-timeout-below-harakiri',
      span,
      values: { limit: String(limit), harakiri: String(harakiri) },
      fixes: [{ title, edits: [edit] }],
    },
  ];
}

/** `mount = /api=…` alone leaves `/api` in PATH_INFO and SCRIPT_NAME empty (observed with uWSGI 2.0.21). */
export function mountWithoutScriptName(start: Start): PracticeFinding[] {
  const { settings } = start;
  if (settings.open || settings.has('vhost')) return [];
  const manage = settings.last('manage-script-name');
  if (manage && !isOff(manage.value)) return [];
  const mount = settings
    .all('mount')
    .find(({ value }) => /^\/[^=]+=/.test(value) && !/^\/=/.test(value) && !isUnknown(value));
  if (!mount) return [];
  return [
    {
      code: 'practice/mount-without-script-name',
      span: placeOf(mount),
      fixes: manage
        ? []
        : [{ title: 'manage-script-name ergänzen', edits: [start.adding('manage-script-name', 'true')] }],
    },
  ];
}
