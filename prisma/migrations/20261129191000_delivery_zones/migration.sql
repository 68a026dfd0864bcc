-- One zone became four. What was ordered before keeps the charge that it was given; its zone is what its postcode says now.

UPDATE shop_order SET zone = CASE
    WHEN delivery_method = 'collect' THEN 'collect'
    WHEN postcode LIKE 'BT%' THEN 'northern-ireland'
    WHEN postcode ~ '^(HS|IM|IV|KW|ZE|AB(3[678]|5[56])|FK(1[789]|2[01])|KA2[78]|PA([2-6]\d|7[0-8])|PH(19|[234]\d|50)|TR2[1-5])\d* '
      THEN 'highlands-islands'
    ELSE 'mainland'
  END
  WHERE zone = 'uk';

ALTER TABLE shop_order ADD CONSTRAINT shop_order_zone CHECK (
  zone IN ('mainland', 'highlands-islands', 'northern-ireland', 'channel-islands', 'collect')
  AND (zone = 'collect') = (delivery_method = 'collect')
);
