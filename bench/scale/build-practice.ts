import postgres from 'postgres'
import { nameSlots, slotCount } from './names'

/** A number from 0 up to `below`, the same every time for the same row and purpose. */
const drawn = (purpose: number, below: number, row = 'n') =>
  `(abs(hashint8extended(${row}, ${purpose}) % ${below}))::int`

type Made = { practiceId: string; chargebandId: string; size: number }

/** Fills a practice with patients and what a practice of that size has of everything else. Minutes for a million. */
export async function buildPractice(superUrl: string, { practiceId, chargebandId, size }: Made): Promise<void> {
  const url = new URL(superUrl)
  url.pathname = '/enrol'
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  const step = async (what: string, statement: string) => {
    const began = performance.now()
    await sql.unsafe(statement)
    console.log(`${what.padEnd(40)} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  try {
    // No foreign keys checked row by row, and no waiting for the disk: it is built once and thrown away if it breaks.
    await sql.unsafe(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'`,
    )
    for (const [table, slots] of Object.entries(nameSlots())) {
      await sql.unsafe(`create temp table bench_${table} (slot int primary key, name text, terms text[])`)
      await sql.unsafe(
        `insert into bench_${table} select slot, name, terms from json_to_recordset($1::text::json) as s(slot int, name text, terms text[])`,
        [JSON.stringify(slots)],
      )
    }
    await step('people', people(size))
    await step('patients', patients(practiceId, chargebandId))
    await step('numbers, addresses, mobiles', reachable(practiceId))
    await step('search terms', terms(practiceId))
    await step('registrations, accounts, letters', online(practiceId, chargebandId))
    await step('checks of who they are', checks(practiceId))
    await step('messages', messages(practiceId))
    await step('statistics', 'vacuum analyze')
  } finally {
    await sql.end()
  }
}

const digits = (text: string) =>
  Array.from({ length: 9 }, (_, place) => `substr(${text}, ${place + 1}, 1)::int * ${10 - place}`).join(' + ')

/** Ids are made in time order over ten years, as they would have been; NHS numbers carry their check digit. */
const people = (size: number) => `
  create temp table bench_people as
  select n, uuidv7((n - ${size}) * interval '5 minutes') as id, g.name as given, f.name as family,
    date '1930-01-01' + ${drawn(1, 33_000)} as born, nhs,
    'SW' || (1 + ${drawn(2, 20)}) || ' ' || ${drawn(3, 10)} || chr(65 + ${drawn(4, 7)}) || chr(65 + ${drawn(5, 7)}) as postcode,
    case when n % 5 < 3 then 'person' || n || '@example.com' end as email,
    case when n % 5 < 4 then '+4474' || lpad(n::text, 8, '0') end as mobile,
    g.terms || f.terms as name_terms
  from (
    select row_number() over () as n, body || (11 - mark) % 11 as nhs
    from (select body, (${digits('body')}) % 11 as mark
      from (select (400000000 + g * 7919 % 599999999)::text as body from generate_series(1, ${Math.ceil(size * 1.15)}::bigint) g) b) m
    where mark <> 1 limit ${size}
  ) numbered
  join bench_given g on g.slot = ${drawn(6, slotCount)}
  join bench_family f on f.slot = ${drawn(7, slotCount)}`

const patients = (practiceId: string, chargebandId: string) => `
  insert into patients (practice_id, id, given_name, family_name, date_of_birth, sex, standing, chargeband_id, address, created_at)
  select '${practiceId}', id, given, family, born, case when n % 2 = 0 then 'female' else 'male' end,
    case when n % 40 = 0 then 'deducted' when n % 97 = 0 then 'deceased' else 'registered' end,
    case when n % 10 < 7 then '${chargebandId}'::uuid end,
    jsonb_build_object('line1', n % 200 || ' High Street', 'town', 'London', 'postcode', postcode), uuid_extract_timestamp(id)
  from bench_people order by n`

const reachable = (practiceId: string) => `
  insert into patient_identifiers (practice_id, id, patient_id, scheme, value, status, created_at)
  select '${practiceId}', uuidv7(), id, 'nhs', nhs, 'verified', now() from bench_people;
  insert into patient_contacts (practice_id, id, patient_id, kind, value, preferred, created_at)
  select '${practiceId}', uuidv7(), id, kind, value, true, now() from bench_people,
    lateral (values ('email', email), ('mobile', mobile)) as c(kind, value) where value is not null`

const terms = (practiceId: string) => `
  insert into patient_search_terms (practice_id, term, born, patient_id)
  select distinct '${practiceId}'::uuid, term collate "C" as term, born, id from (
    select id, born, unnest(name_terms) as term from bench_people
    union all select id, born, 'd:' || born from bench_people
    union all select id, born, 'i:' || nhs from bench_people
    union all select id, born, 'e:' || email from bench_people where email is not null
    union all select id, born, 'p:' || substr(mobile, 2) from bench_people where mobile is not null
    union all select id, born, 'p:0' || substr(mobile, 4) from bench_people where mobile is not null
    union all select id, born, 'c:' || lower(replace(postcode, ' ', '')) from bench_people
  ) t order by 2, 3, 4`

/** Half register online, most long ago; three in ten had a letter, and one letter in five hundred came to nothing. */
const online = (practiceId: string, chargebandId: string) => `
  insert into registrations (practice_id, id, reference, route, status, chargeband_id, given_name, family_name, date_of_birth,
    terms_version, privacy_version, locale, submitted_at, expires_at, patient_id)
  select '${practiceId}', id, 'B' || n, 'sign-up-code', case when n % 500 = 1 then 'in-review' when n % 50 = 1 then 'expired'
      when n % 1000 = 3 then 'awaiting-activation' else 'activated' end,
    '${chargebandId}', given, family, born, 1, 1, 'en', uuid_extract_timestamp(id), uuid_extract_timestamp(id) + interval '7 days', id
  from bench_people where n % 2 = 1;
  insert into online_accounts (practice_id, id, patient_id, account_number, kind, status, created_at)
  select '${practiceId}', id, id, 'B' || n, 'full', case when n % 10 < 3 then 'created' else 'active' end, uuid_extract_timestamp(id)
  from bench_people where n % 10 < 6;
  insert into letters (practice_id, id, account_id, issue_number, status, key_hash, token_hash, locale, issued_at, issued_by, expires_at,
    print_count, ended_at, ended_reason)
  select '${practiceId}', id, id, 1, case when n % 500 = 1 then 'revoked' when n % 10 = 2 then 'issued' else 'redeemed' end, 'k' || n, 't' || n, 'en',
    uuid_extract_timestamp(id), 'Bench', uuid_extract_timestamp(id) + interval '90 days', 1,
    case when n % 10 <> 2 then uuid_extract_timestamp(id) + interval '3 days' end, case when n % 500 = 1 then 'wrong-tries' end
  from bench_people where n % 10 < 3`

const messages = (practiceId: string) => `
  insert into messages (id, practice_id, channel, kind, recipient, locale, ids, patient_id, status, created_at, sent_at)
  select id, '${practiceId}', 'email', 'welcome', coalesce(email, 'nobody@example.com'), 'en', '{}', id,
    case when n % 5000 = 1 then 'failed' when n % 3000 = 2 then 'not-needed' else 'sent' end, uuid_extract_timestamp(id), uuid_extract_timestamp(id)
  from bench_people`

const checks = (practiceId: string) => `
  insert into identifications (practice_id, id, patient_id, type, checked_on, staff_name, created_at, withdrawn_at)
  select '${practiceId}', id, id, 'passport', current_date, 'Bench', uuid_extract_timestamp(id),
    case when n % 20000 = 4 then now() end
  from bench_people where n % 10 between 3 and 5`
