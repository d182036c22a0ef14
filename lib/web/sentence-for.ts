/** The sentence that an address asks for, such as `?done=saved`; only one of those there are. */
export function sentenceFor<T>(asked: string | string[] | undefined, sentences: Record<string, T>): T | undefined {
  return typeof asked === 'string' && Object.hasOwn(sentences, asked) ? sentences[asked] : undefined
}
