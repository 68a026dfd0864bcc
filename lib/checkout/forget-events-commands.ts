import { db } from "@/lib/db/client";
import { eventDetailDays } from "./inbox-terms";

/**
 * Empties what Stripe told of people out of events that were carried out long ago, a batch at a time. What stays is what an event asks
 * for and what the books are checked by, so that carrying it out again, or looking whether it had its one effect, comes to the same.
 * @returns how many events were emptied
 */
export async function forgetEventDetails(now = new Date(), batch = 500): Promise<number> {
  const old = new Date(now.getTime() - eventDetailDays * 24 * 60 * 60 * 1_000);
  for (let all = 0; ;) {
    // "object" is in every event that Stripe sends, and in none that was emptied. Of notes, only those that the shop itself writes are kept.
    const count = await db().$executeRaw`
      UPDATE stripe_event SET payload = jsonb_strip_nulls(jsonb_build_object(
        'id', payload -> 'id', 'type', payload -> 'type', 'created', payload -> 'created',
        'data', jsonb_build_object('object', jsonb_build_object(
          'id', payload #> '{data,object,id}',
          'payment_intent', coalesce(payload #> '{data,object,payment_intent,id}', payload #> '{data,object,payment_intent}'),
          'payment_status', payload #> '{data,object,payment_status}',
          'metadata', jsonb_build_object(
            'order_id', payload #> '{data,object,metadata,order_id}',
            'attempt_id', payload #> '{data,object,metadata,attempt_id}',
            'order_number', payload #> '{data,object,metadata,order_number}',
            'refund_id', payload #> '{data,object,metadata,refund_id}')))))
      WHERE id = ANY (ARRAY(
        SELECT id FROM stripe_event WHERE processed_at < ${old} AND payload -> 'object' IS NOT NULL
        ORDER BY processed_at LIMIT ${batch}))`;
    all += count;
    if (count === 0) return all;
  }
}
