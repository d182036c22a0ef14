import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Draft } from '@/lib/domain/registrations/drafts'
import type { StepName } from '@/lib/domain/registrations/steps'
import { contactSubjects } from '@/lib/domain/registrations/vocabulary'
import { formatDate, formatIdentifier, formatName, formatPhone } from '@/lib/format'
import type { Translate } from '@/lib/web/words'

export type Line = { key: string; value: string; step: StepName }

/** What the person answered, a line each, in the words they read. */
export function summaryOf(t: Translate, locale: Locale, { answers, options, code, hasPassword, steps }: Draft): Line[] {
  const { name, contact, address, evidence, department, terms } = answers
  const born = answers['date-of-birth']?.dateOfBirth
  const who = answers['sex-and-gender']
  const kin = answers['next-of-kin']
  const number = answers.identifier?.identifier
  const scheme = schemeOfNation[options.nation]
  const told = (value: string | undefined | null) => value || t('common.notGiven')
  const word = (list: string, value: string | undefined) => (value ? t(`register.${list}.${value}`) : undefined)
  const phone = (value: string | undefined) => (value ? formatPhone(value, options.nation) : undefined)
  const given: Record<string, unknown> = contact ?? {}
  const wanted = contactSubjects
    .flatMap((subject) => [`${subject}-email`, `${subject}-sms`])
    .filter((preference) => given[preference] === true)
    .map((preference) => t(`register.preferences.${preference}`))
  const { questions } = options
  const lines: (Line | false)[] = [
    { key: t('register.check.codeRow'), value: code?.code ?? '', step: 'code' },
    {
      key: t('register.name.short'),
      value: formatName({
        ...name,
        title: word('titles', name?.title),
        givenName: name?.givenName ?? '',
        familyName: name?.familyName ?? '',
      }),
      step: 'name',
    },
    { key: t('register.dateOfBirth.short'), value: born ? formatDate(born, locale) : '', step: 'date-of-birth' },
    questions.sex !== 'off' && {
      key: t('register.sexAndGender.sex'),
      value: told(word('sexes', who?.sex)),
      step: 'sex-and-gender',
    },
    questions.gender !== 'off' && {
      key: t('register.sexAndGender.gender'),
      value: told(word('genders', who?.gender)),
      step: 'sex-and-gender',
    },
    { key: t(`identifiers.${scheme}`), value: told(number && formatIdentifier(scheme, number)), step: 'identifier' },
    { key: t('register.evidence.short'), value: told(word('evidences', evidence?.evidence)), step: 'evidence' },
    { key: t('register.contact.email'), value: told(contact?.email), step: 'contact' },
    questions.mobile !== 'off' && {
      key: t('register.contact.mobile'),
      value: told(phone(contact?.mobile)),
      step: 'contact',
    },
    { key: t('register.contact.preferencesShort'), value: wanted.join('\n') || t('common.none'), step: 'contact' },
    {
      key: t('register.address.short'),
      value: told(
        [address?.line1, address?.line2, address?.town, address?.county, address?.postcode].filter(Boolean).join('\n'),
      ),
      step: 'address',
    },
    {
      key: t('register.kin.short'),
      value: told(
        [kin?.kinName, word('relationships', kin?.kinRelationship), phone(kin?.kinPhone)].filter(Boolean).join('\n'),
      ),
      step: 'next-of-kin',
    },
    {
      key: t('register.department.short'),
      value: told([department?.department, department?.division].filter(Boolean).join('\n')),
      step: 'department',
    },
    { key: t('register.password.short'), value: hasPassword ? t('register.password.set') : '', step: 'password' },
    { key: t('register.terms.short'), value: terms ? t('register.terms.accepted') : '', step: 'terms' },
    {
      key: t('register.terms.statisticalShort'),
      value: t(`register.terms.${terms?.statisticalUse ? 'yes' : 'no'}`),
      step: 'terms',
    },
  ]
  return lines.filter((line): line is Line => line !== false && steps.includes(line.step))
}
