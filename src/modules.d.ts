/// <reference types="@docusaurus/module-type-aliases" />
/// <reference types="@docusaurus/theme-classic" />
/// <reference types="@docusaurus/theme-live-codeblock" />

/** Pieces of the catalogue, written by src/plugins/catalogue. */
declare module '@generated/catalogue/default/*.json' {
  const piece: unknown;
  export default piece;
}

declare module '@generated/troubleshooting/default/problems.json' {
  const problems: import('./troubleshooting/types').Problem[];
  export default problems;
}

declare module '@generated/workshop/default/experiments.json' {
  const experiments: Record<string, import('./workshop/types').ExperimentLink>;
  export default experiments;
}

declare module '@generated/workshop/default/examples.json' {
  const examples: import('./workshop/types').BenchExample[];
  export default examples;
}
