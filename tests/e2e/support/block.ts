import { expect, type Locator, type Page } from './test';

/** Titles of the two blocks of the uWSGI page that everything is measured by. */
export const titles = { command: 'Kommandozeile', unit: 'ps-backend.service' } as const;

/** One annotated block of a page, found by its title. */
export class Block {
  readonly figure: Locator;
  readonly tokens: Locator;
  readonly card: Locator;
  /** The folded „Erklärungen als Liste“. */
  readonly list: Locator;

  constructor(
    readonly page: Page,
    readonly title: string,
  ) {
    const caption = page.locator('figcaption').filter({ has: page.getByText(title, { exact: true }) });
    this.figure = page.locator('figure').filter({ has: caption });
    this.tokens = this.figure.locator('code a[data-annotation]');
    this.card = this.figure.locator('[data-card]');
    this.list = this.figure.locator('xpath=following-sibling::details');
  }

  button(name: string): Locator {
    return this.figure.getByRole('button', { name, exact: true });
  }

  /** The tokens as written, in the order of the text. */
  labels(): Promise<string[]> {
    return this.tokens.allTextContents();
  }

  /** The card explains this token, with a whole sentence. */
  async expectExplained(label: string): Promise<void> {
    await expect(this.card).toBeVisible();
    await expect(this.card.locator('code').first()).toHaveText(label);
    await expect(this.card.locator('p').first()).toHaveText(/^.{24,}\.$/s);
  }
}
