DROP INDEX "proposals_assignee_idx";--> statement-breakpoint
CREATE INDEX "proposals_assigned_idx" ON "proposals" USING btree ("plan_id","is_hidden","status","assignee_id");--> statement-breakpoint
CREATE INDEX "proposals_arrival_idx" ON "proposals" USING btree ("plan_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "proposals_assignee_idx" ON "proposals" USING btree ("assignee_id","plan_id","is_hidden","submitted_at","id");