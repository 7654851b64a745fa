select s."customer_id" as "customer_id",
       cast(t."the_date" as date) as "order_date",
       s."store_id" as "store_id",
       s."product_id" as "product_id",
       cast(s."unit_sales" as integer) as "quantity",
       cast(s."store_sales" as decimal(10, 2)) as "amount",
       c."fullname" as "customer_name",
       c."address1" as "customer_street",
       c."city" as "customer_city",
       c."state_province" as "customer_state",
       c."postal_code" as "customer_postal_code",
       c."country" as "customer_country",
       p."product_name" as "product_name",
       cast(p."SKU" as varchar(20)) as "sku",
       pc."product_family" as "product_family",
       pc."product_department" as "product_department",
       pc."product_category" as "product_category",
       st."store_name" as "store_name",
       st."store_city" as "store_city",
       st."store_state" as "store_state",
       st."store_postal_code" as "store_postal_code",
       st."store_country" as "store_country"
  from "sales_fact_1997" s
  join "time_by_day" t on t."time_id" = s."time_id"
  join "customer" c on c."customer_id" = s."customer_id"
  join "product" p on p."product_id" = s."product_id"
  join "product_class" pc on pc."product_class_id" = p."product_class_id"
  join "store" st on st."store_id" = s."store_id"
 where t."the_date" >= :from and t."the_date" < :to
 order by s."customer_id", t."the_date", s."store_id", s."product_id", s."promotion_id", s."unit_sales", s."store_sales"
