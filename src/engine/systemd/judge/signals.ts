import { isInt, readInteger } from './numbers';

const names = new Set(
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS RTMIN RTMAX'.split(
    ' ',
  ),
);

/** Number, or name in capitals with or without `SIG` (systemd 252, src/basic/signal-util.c:signal_from_string). */
export function isSignal(text: string): boolean {
  if (isInt(text)) {
    const number = readInteger(text) ?? 0;
    return number >= 1 && number <= 64;
  }
  const name = text.replace(/^SIG/, '');
  const realtime = /^RTM(?:IN(?=\+)|AX(?=-))(.*)$/.exec(name)?.[1];
  if (realtime === undefined) return names.has(name);
  const offset = readInteger(realtime);
  return offset !== null && Math.abs(offset) <= 30;
}
