import * as z from 'zod'
import { nationOf } from '@/lib/domain/practices/queries'
import { sixDigits } from '@/lib/domain/registrations/schema'
import { bookForVisitor } from '@/lib/domain/visitors/book-for-visitor'
import { proveVisitor } from '@/lib/domain/visitors/prove-visitor'
import { registerVisitor } from '@/lib/domain/visitors/register-visitor'
import { resendVisitorCode } from '@/lib/domain/visitors/resend-visitor-code'
import { zoneOfNation } from '@/lib/format'
import { type Call, post } from '@/lib/web/portal-api/endpoint'
import { isReferral } from '@/lib/web/portal-api/is-referral'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { takeRegistration } from '@/lib/web/portal-api/take-registration'
import { AppointmentData } from '../appointment-wire'
import { demogPaths, profileOf } from '../demog-wire'
import { isOh, PersonDemographicData, portalQuery } from '../wire'

/** The visitor this session was opened for; nobody else's session books here. */
function visitorIn({ session }: Call<unknown, unknown>): { visitorId: string } {
  if (session?.kind !== 'visitor') throw new PortalError(events.notSignedIn, 401, { key: 'errors.api.notSignedIn' })
  return { visitorId: session.visitorId }
}

const exampleVisitor = {
  Name: 'John',
  Surname: 'Lemon',
  DateOfBirth: '1958-08-02T00:00:00',
  Mobile: '+444 895 523 411',
  EmailAddress: 'john.lemon@test.com',
}

const choice = (most: number) => z.int().min(0).max(most).nullish()

/** Booking without an account (Meddbase, *Anonymous Appointment Booking*). */
export const anonBooking = {
  'register-patient': [
    post({
      needs: 'client',
      summary:
        'Takes down somebody who wants to book without an account, for an hour, and sends a code by email and text; nobody is registered',
      query: portalQuery,
      body: z.object({
        payerType: z.string().nullish().describe('The sign-up code of the chargeband, as in the search'),
        demog: PersonDemographicData.meta({
          description: 'Name, Surname, DateOfBirth, EmailAddress and Mobile are needed; a Password is not kept',
          examples: [exampleVisitor],
        }),
        'is-oh': isOh.optional(),
      }),
      result: z.object({ SessionId: z.string().describe('Goes with the calls that follow; signs nobody in') }),
      paths: { ...demogPaths, code: 'payerType' },
      run: async (call) => {
        const { asClient, client, body, locale } = call
        isReferral(client, body['is-oh'] ?? false)
        const { answers, more } = profileOf(body.demog, zoneOfNation[await nationOf(asClient)])
        await takeRegistration(asClient, client)
        const told = { code: body.payerType?.trim() || null, answers, more, locale }
        const { visitorToken } = await registerVisitor(asClient, told)
        call.keepSession(visitorToken)
        return { SessionId: visitorToken }
      },
    }),
  ],
  'resend-validation-code': [
    post({
      needs: 'session',
      summary: 'Sends another code by email and text, at most once a minute; the one before stops working',
      query: portalQuery,
      run: (call) => resendVisitorCode(call.asClient, visitorIn(call)),
    }),
  ],
  'submit-validation-code': [
    post({
      needs: 'session',
      summary: 'Takes the code, once; five wrong ones end it',
      query: portalQuery,
      body: z.object({ code: sixDigits }),
      run: (call) => proveVisitor(call.asClient, { ...visitorIn(call), code: call.body.code }),
    }),
  ],
  book: [
    post({
      needs: 'session',
      summary: 'Books a proposed appointment after the code was given; refused where the time is no longer free',
      query: portalQuery,
      body: z.object({ proposedAppointment: z.looseObject({}).describe('As proposed') }),
      result: AppointmentData,
      run: (call) => bookForVisitor(call.asClient, { ...visitorIn(call), proposal: call.body.proposedAppointment }),
    }),
  ],
  'book-time-slot': [
    post({
      needs: 'session',
      summary: 'Books a proposed time slot after the code was given; refused where the time is no longer free',
      query: portalQuery,
      body: z.object({
        proposedTimeSlot: z.looseObject({}).describe('Made of what proposed-time-slots answers'),
        clinician: z.int().min(0).nullish(),
        clinicianSex: choice(2).describe('0 any, 1 male, 2 female'),
        method: choice(0).describe('How one of several is picked: 0 at random'),
        price: z.number().min(0).nullish(),
      }),
      result: AppointmentData,
      run: (call) => bookForVisitor(call.asClient, { ...visitorIn(call), proposal: call.body.proposedTimeSlot }),
    }),
  ],
}
