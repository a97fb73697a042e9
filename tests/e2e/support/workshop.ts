import { expect, type Locator, type Page } from './test';
import { open } from './pages';

/** The page „Werkstatt“, as a reader uses it. */
export class Workshop {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Workshop> {
    await open(page, 'werkstatt/');
    await expect(page.getByRole('heading', { name: 'Beispiel' })).toBeVisible();
    return new Workshop(page);
  }

  async example(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).click();
    await expect(this.field).toBeVisible();
    await this.checked();
  }

  /** Until there is a result; it comes from beside the page. */
  async checked(): Promise<void> {
    await expect(this.page.getByRole('region', { name: 'Diagnosen' }).locator('p').first()).not.toContainText(
      'geprüft',
    );
  }

  /** Lays an empty file on the bench and pastes the text. */
  async add(kind: string, text: string): Promise<void> {
    if ((await this.page.getByRole('tab').count()) > 0) await this.button('Hinzufügen').click();
    await this.button(kind).click();
    await expect(this.field).toBeFocused();
    await this.page.keyboard.insertText(text);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) });
  }

  /** The field of the file that is shown. */
  get field(): Locator {
    return this.page.getByRole('textbox', { name: /^Inhalt von/ });
  }

  get findings(): Locator {
    return this.page.getByRole('region', { name: 'Diagnosen' }).locator('li[data-diagnostic]');
  }

  finding(code: string): Locator {
    return this.page.getByRole('region', { name: 'Diagnosen' }).locator(`li[data-diagnostic="${code}"]`);
  }

  codes(): Promise<string[]> {
    return this.findings.evaluateAll((items) => items.map((item) => item.getAttribute('data-diagnostic') ?? ''));
  }

  /** What is selected in the field. */
  selected(): Promise<string> {
    return this.field.evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
  }

  async cursorBehind(text: string): Promise<void> {
    await this.field.evaluate((element, wanted) => {
      const field = element as HTMLTextAreaElement;
      const at = field.value.indexOf(wanted) + wanted.length;
      field.focus();
      field.setSelectionRange(at, at);
    }, text);
  }
}

export const nginxToPort = `server {
    listen 80;
    location / {
        include uwsgi_params;
        uwsgi_pass 127.0.0.1:9000;
    }
}
`;
