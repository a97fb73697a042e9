/** One section of the chapter „Fehlersuche“. */
export interface Problem {
  /** Its address on the page. */
  id: string;
  title: string;
  /** Verbatim messages; numbers, paths and quoted names in them stand for any. */
  messages: string[];
}
