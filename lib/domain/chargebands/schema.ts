import * as z from 'zod'
import { checkbox, choice, optionalLongText, optionalText, text, wholeNumber } from '@/lib/domain/shared/fields'
import { codeShape } from '@/lib/domain/sign-up-codes/schema'
import { accessChoices, companyTypes, serviceKinds } from './vocabulary'

const id = (key = 'errors.invalid') => z.uuid({ error: key })
/** Any number of ids: a form sends nothing, one string or several under the same name. */
const ids = () =>
  z
    .union([z.array(id()), id(), z.literal('')], { error: 'errors.choice.invalid' })
    .nullish()
    .transform((value) => [...new Set([value ?? ''].flat().filter((one) => one !== ''))])
const version = () => wholeNumber(1, 2_000_000_000, 'errors.invalid')
const bandName = () =>
  text('errors.chargeband.name', 150).check(
    z.refine((typed) => /[^\s/]/.test(typed), { error: 'errors.chargeband.name' }),
  )

export const CreateCompany = z.object({
  name: text('errors.company.name', 150),
  type: choice(companyTypes, 'errors.company.type'),
})
export type CreateCompany = z.output<typeof CreateCompany>

export const CreateChargeband = z.object({
  companyId: id('errors.chargeband.company'),
  name: bandName(),
})
export type CreateChargeband = z.output<typeof CreateChargeband>

export const RenameChargeband = z.object({ chargebandId: id(), name: bandName(), version: version() })
export type RenameChargeband = z.output<typeof RenameChargeband>

export const ArchiveChargeband = z.object({ chargebandId: id(), endCodes: checkbox(), version: version() })
export type ArchiveChargeband = z.output<typeof ArchiveChargeband>

export const EnableOnlineBooking = z.object({
  chargebandId: id(),
  choice: choice(accessChoices, 'errors.choice.invalid'),
  /** How many patients the dialog said would be written to. */
  confirmedCount: z.optional(wholeNumber(0, 100_000_000)),
})
export type EnableOnlineBooking = z.output<typeof EnableOnlineBooking>

export const DisableOnlineBooking = z.object({ chargebandId: id() })
export type DisableOnlineBooking = z.output<typeof DisableOnlineBooking>

export const MovePatients = z.object({
  chargebandId: id(),
  fromId: id('errors.chargeband.moveFrom'),
  /** How many patients the page said would move. */
  confirmedCount: wholeNumber(0, 100_000_000),
})
export type MovePatients = z.output<typeof MovePatients>

export const SaveOnlineSettings = z.object({
  chargebandId: id(),
  code: optionalText(60).check(
    z.refine((typed) => typed === undefined || codeShape.test(typed), { error: 'errors.signUpCode.format' }),
  ),
  allowMessaging: checkbox(),
  askDepartment: checkbox(),
  version: version(),
})
export type SaveOnlineSettings = z.output<typeof SaveOnlineSettings>

/** `48`, `£48.00`, `1 200,50`: in pence. Undefined when blank, null when it is no price. */
export function readPrice(typed: string): number | undefined | null {
  const plain = typed.normalize('NFKC').replace(/[\s£₴]/g, '')
  if (plain === '') return undefined
  const found = /^(\d{1,3}(?:,\d{3})+|\d{1,7})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (!found) return null
  return Number((found[1] ?? '').replace(/,/g, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

const common = {
  chargebandId: id(),
  name: text('errors.rule.name', 150),
  siteIds: ids(),
  clinicianIds: z.optional(ids()),
  /** Words of the practice's own, one a line. */
  locations: z.optional(optionalLongText(1000)),
  tags: z.optional(optionalLongText(1000)),
}
type When = {
  siteIds: string[]
  clinicianIds?: string[] | undefined
  locations?: string | undefined
  tags?: string | undefined
}
const whenOf = ({ siteIds, clinicianIds, locations, tags }: When): When => ({ siteIds, clinicianIds, locations, tags })

const selfBookRule = z.object({
  ...common,
  kind: z.literal('patient-self-book'),
  allow: checkbox(),
  serviceIds: ids(),
  /** Services not on the list yet, one a line; added and ticked with the rule. */
  newServices: z.optional(optionalLongText(2000)),
})

const priceListRule = z.looseObject({
  ...common,
  kind: z.literal('price-list'),
  providesServices: checkbox(),
  prices: z.record(z.uuid(), z.int().min(0).max(1_000_000_000)).optional(),
  /** Further services, one a line with the price at its end. */
  newServices: z.optional(optionalLongText(2000)),
})

type Prices = Record<string, number>

/** A form sends prices as `price-<service id>` in pounds; programs send `prices` in pence. */
function typedPrices(typed: object, prices: Prices | undefined, ctx: z.RefinementCtx): Prices {
  const read = { ...prices }
  for (const [field, value] of Object.entries(typed)) {
    if (!field.startsWith('price-') || typeof value !== 'string') continue
    const pence = readPrice(value)
    if (pence === null) ctx.addIssue({ code: 'custom', message: 'errors.price.invalid', path: [field] })
    else if (pence !== undefined) read[field.slice('price-'.length)] = pence
  }
  return read
}

/** One schema per kind of rule; the form says which kind it is. */
export const AddRule = z.discriminatedUnion('kind', [
  selfBookRule,
  priceListRule.transform((rule, ctx) => {
    const { chargebandId, name, kind, providesServices, newServices, prices } = rule
    const common = { chargebandId, name, kind, ...whenOf(rule), providesServices, newServices }
    return { ...common, prices: typedPrices(rule, prices, ctx) }
  }),
])
export type AddRule = z.output<typeof AddRule>

const ruleId = { ruleId: id() }
const edited = { ...ruleId, version: version() }
export const EditRule = z.discriminatedUnion('kind', [
  selfBookRule.extend(edited),
  priceListRule.extend(edited).transform((rule, ctx) => {
    const { chargebandId, name, kind, providesServices, newServices, prices, ruleId, version } = rule
    const common = { chargebandId, name, kind, ...whenOf(rule), providesServices, newServices, ruleId, version }
    return { ...common, prices: typedPrices(rule, prices, ctx) }
  }),
])
export type EditRule = z.output<typeof EditRule>

export const RemoveRule = z.object({ chargebandId: id(), ...ruleId })
export type RemoveRule = z.output<typeof RemoveRule>

/** Where the form saw the rule, so that a double click moves it once. */
export const MoveRule = z.object({
  chargebandId: id(),
  ...ruleId,
  position: wholeNumber(1, 10_000, 'errors.invalid'),
  direction: choice(['up', 'down'], 'errors.choice.invalid'),
})
export type MoveRule = z.output<typeof MoveRule>

export const AddService = z.object({
  name: text('errors.service.name', 150),
  kind: z._default(choice(serviceKinds, 'errors.choice.invalid'), 'appointment-type'),
})
export type AddService = z.output<typeof AddService>

export const RemoveService = z.object({ serviceId: id() })
export type RemoveService = z.output<typeof RemoveService>

export const SaveDepartments = z.object({ companyId: id(), departments: z.optional(optionalLongText(20_000)) })
export type SaveDepartments = z.output<typeof SaveDepartments>
