import type { Annotation, EntryId, ExplainedValue, Role, Span } from './types';
import type { Explanation } from './values/explanation';

/** Most explanations of a long file are never read: each is put into words when somebody asks for it. */
export class LazyAnnotation implements Annotation {
  private known: Explanation | null = null;

  constructor(
    readonly span: Span,
    readonly role: Role,
    readonly parent: EntryId,
    private readonly explain: () => Explanation,
  ) {}

  get entry(): EntryId {
    return this.explanation.entry;
  }

  get value(): ExplainedValue {
    const { text, secret } = this.explanation;
    return secret ? { text, secret } : { text };
  }

  /** The same at another place; a copy of the fields alone would lose what is put into words later. */
  at(span: Span): LazyAnnotation {
    return new LazyAnnotation(span, this.role, this.parent, this.explain);
  }

  toJSON(): Annotation {
    const { span, entry, role, parent, value } = this;
    return { span, entry, role, parent, value };
  }

  private get explanation(): Explanation {
    return (this.known ??= this.explain());
  }
}
