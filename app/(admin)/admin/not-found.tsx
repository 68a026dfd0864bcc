export { DeskNotFound as default } from "@/components/admin/desk-not-found";
