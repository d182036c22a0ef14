/**
 * What an error page says. Apart from the catalogues: the page must work when the rest does not, and every page of the
 * product loads it, so it carries three sentences and not three catalogues.
 */
export const errorWords = {
  en: {
    title: 'Sorry, something went wrong',
    text: 'What you typed may not have been saved. Try again in a few minutes.',
    reference: 'If it happens again, tell the practice this reference:',
    again: 'Try again',
  },
  cy: {
    title: 'Mae’n ddrwg gennym, aeth rhywbeth o’i le',
    text: 'Efallai na chafodd yr hyn a deipioch ei gadw. Rhowch gynnig arall arni ymhen ychydig funudau.',
    reference: 'Os bydd yn digwydd eto, rhowch y cyfeirnod hwn i’r practis:',
    again: 'Rhowch gynnig arall arni',
  },
  uk: {
    title: 'На жаль, сталася помилка',
    text: 'Можливо, введене не збереглося. Спробуйте ще раз за кілька хвилин.',
    reference: 'Якщо це повториться, повідомте закладу цей номер:',
    again: 'Спробувати ще раз',
  },
} as const

/** The words in the language the page was asked for in. */
export function errorWordsOf(lang: string) {
  return lang === 'cy' || lang === 'uk' ? errorWords[lang] : errorWords.en
}
