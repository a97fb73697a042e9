/** What the diagram shows; see `RequestPath` for the meaning. */
export interface Scene {
  proxy: boolean;
}

/** A process, or what lives in one. Sizes are in units of the view box. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  title: string;
  note?: string;
  /** `reader`: outside the server; `inner`: inside another box; `frame`: title at the top edge. */
  look?: 'reader' | 'inner' | 'frame';
}

/** A line of text beside an arrow. */
export interface Label {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle';
}

/** The request runs along solid arrows, supervision along dashed ones. */
export interface Arrow {
  path: string;
  kind: 'request' | 'supervision';
}

/** One drawing: its size, the server's frame, and what stands in it. */
export interface Drawing {
  width: number;
  height: number;
  server: { x: number; y: number; width: number; height: number };
  boxes: Box[];
  arrows: Arrow[];
  labels: Label[];
}
