CREATE INDEX `comments_organisation_idx` ON `comments` (`organisation_id`,`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `proposal_drafts` DROP COLUMN `display`;