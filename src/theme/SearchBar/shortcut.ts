/** The key `/` alone can be switched off (WCAG 2.1.4); Ctrl+K always works. */
const storageKey = 'suche.schraegstrich';

export const slashIsOn = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'aus';
  } catch {
    return true;
  }
};

export function setSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, 'aus');
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented' | 'isComposing'
>;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Whether these keys ask for the search. */
export function asksForSearch(event: Pressed): boolean {
  if (event.defaultPrevented || event.isComposing || isField(event.target)) return false;
  const withModifier = event.ctrlKey || event.metaKey;
  if (event.key.toLowerCase() === 'k') return withModifier && !event.altKey;
  return event.key === '/' && !withModifier && !event.altKey && slashIsOn();
}
