import * as z from 'zod'
import { bookableTypes } from '@/lib/domain/chargebands/bookable-types'
import { currencyOf } from '@/lib/domain/memberships/vocabulary'
import { nationOf } from '@/lib/domain/practices/queries'
import { codeForProgram } from '@/lib/domain/registrations/judge-profile'
import { type Call, get, post } from '@/lib/web/portal-api/endpoint'
import {
  AppointmentData,
  AppointmentTypeData,
  appointmentTypeData,
  ClinicianData,
  PayerType,
  ServiceData,
  ServiceTypeData,
  SiteData,
  TimeSlotsData,
} from '../appointment-wire'
import { moneyOf } from '../invoice-wire'
import { readDay } from '../read-moment'
import { flag } from '../wire'

const payerType = z
  .string('errors.api.missing')
  .describe('The sign-up code of a chargeband, whose rules say what may be booked')
const appointmentType = z.string('errors.api.missing').min(1, 'errors.api.missing').describe('A key of types')
const ofCode = z.object({ 'payer-type': payerType })
const ofType = ofCode.extend({ 'appointment-type': appointmentType })

/** A number in a query; nothing there is none. */
const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (typed) => typed === '' || (/^\d{1,9}$/.test(typed) && Number(typed) >= least && Number(typed) <= most),
      'errors.api.format',
    )
    .optional()
const key = () => whole(0, 999_999_999)
const moment = () =>
  z.string('errors.api.missing').refine((typed) => readDay(typed, 'UTC') !== null, 'errors.api.format')
const clock = () =>
  z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, 'errors.api.format')
    .optional()
const decimal = () =>
  z
    .string()
    .regex(/^(-?\d{1,3}(\.\d+)?)?$/, 'errors.api.format')
    .optional()

const wanted = z.object({
  'payer-type': payerType.optional(),
  'appointment-type': appointmentType,
  clinician: key().describe('0 any'),
  'clinician-sex': whole(0, 2).describe('0 any, 1 male, 2 female'),
  site: key().describe('0 any'),
  location: key().describe('0 any'),
  'from-date': moment().optional().describe('The first time, by the clock of the site'),
  'to-date': moment().optional().describe('The first time that is too late'),
  'time-preference': whole(0, 2).describe('0 any, 1 morning, 2 afternoon'),
  'time-from': clock(),
  'time-to': clock(),
})

const keys = () => z.array(z.int()).nullish()
const chosen = () => z.array(z.looseObject({})).nullish()

type Asked = { 'payer-type'?: string | undefined }

/** Refuses a code that does not live; the list itself is empty, because no practice offers times yet. */
async function none({ ctx, query }: Call<Asked, unknown>): Promise<never[]> {
  if (query['payer-type'] !== undefined) await codeForProgram(ctx, query['payer-type'])
  return []
}

async function typesFor({ ctx, query }: Call<Asked, unknown>) {
  if (query['payer-type'] === undefined) return []
  const { chargebandId } = await codeForProgram(ctx, query['payer-type'])
  return (await bookableTypes(ctx, chargebandId)).map(appointmentTypeData)
}

const paths = { code: 'payer-type' }

/** What somebody without an account may book (Meddbase, *Anonymous Appointment Search*). */
export const anonAppointment = {
  'payer-types': [
    get({
      needs: 'client',
      summary: 'Who pays: the chargeband that a sign-up code leads to',
      query: ofCode,
      result: z.array(PayerType),
      paths,
      run: async ({ ctx, query }) => {
        const { code, chargebandName } = await codeForProgram(ctx, query['payer-type'])
        return [{ Key: code, Name: chargebandName }]
      },
    }),
  ],
  types: [
    get({
      needs: 'client',
      summary: 'The appointment types that the rules of the chargeband let patients book',
      query: ofCode,
      result: z.array(AppointmentTypeData),
      paths,
      run: typesFor,
    }),
  ],
  'service-types': [
    get({
      needs: 'client',
      summary: 'The kinds of services that may be added; none',
      query: ofType,
      result: z.array(ServiceTypeData),
      paths,
      run: none,
    }),
  ],
  services: [
    get({
      needs: 'client',
      summary: 'The services that may be added; none',
      query: ofType.extend({
        'service-type': z.string().optional(),
        'service-name': z.string().optional(),
        'page-sort-column': whole(0, 3),
        'page-sort-descending': flag,
        'page-number': whole(1, 999_999_999),
        'page-size': whole(5, 50),
      }),
      result: z.array(ServiceData),
      paths,
      run: none,
    }),
  ],
  clinicians: [
    post({
      needs: 'client',
      summary: 'Whom an appointment may be with; none while no times are offered',
      query: ofType,
      body: z.object({ sites: keys(), locations: keys(), modules: chosen() }),
      result: z.array(ClinicianData),
      paths,
      run: none,
    }),
  ],
  sites: [
    get({
      needs: 'client',
      summary: 'Where an appointment may be; none while no times are offered',
      query: ofType.extend({ lat: decimal(), long: decimal() }),
      result: z.array(SiteData),
      paths,
      run: none,
    }),
  ],
  proposed: [
    post({
      needs: 'client',
      summary: 'Free appointments, the soonest first; none while no times are offered',
      query: wanted.extend({ 'number-of-results': whole(1, 100) }),
      body: z.object({ modules: chosen(), services: chosen() }),
      result: z.array(AppointmentData),
      paths,
      run: none,
    }),
  ],
  'proposed-time-slots': [
    get({
      needs: 'client',
      summary: 'Free time slots, the soonest first; none while no times are offered',
      query: wanted.extend({ 'to-date': moment().describe('The first time that is too late') }),
      result: TimeSlotsData,
      paths,
      run: async (call) => {
        const types = await typesFor(call)
        const { CurrencyCode, CurrencySymbol } = moneyOf(currencyOf(await nationOf(call.ctx)))
        return {
          TimeSlots: [],
          Type: types.find(({ Key }) => Key === call.query['appointment-type']) ?? null,
          Sites: [],
          Services: [],
          Modules: [],
          Currency: { Code: CurrencyCode, Symbol: CurrencySymbol },
        }
      },
    }),
  ],
}
