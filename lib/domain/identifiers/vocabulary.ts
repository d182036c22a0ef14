import type { Nation } from '@/lib/domain/practices/vocabulary'

/** The national numbers people are known by: NHS, Community Health Index, Health and Care, Ukrainian taxpayer card. */
export const identifierSchemes = ['nhs', 'chi', 'hc', 'rnokpp'] as const
export type IdentifierScheme = (typeof identifierSchemes)[number]

/** The practice's nation decides what a number is: England also issues numbers that begin like Northern Ireland's. */
export const schemeOfNation: Record<Nation, IdentifierScheme> = {
  england: 'nhs',
  wales: 'nhs',
  scotland: 'chi',
  'northern-ireland': 'hc',
  ukraine: 'rnokpp',
}
